import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

// What the program knows of places is a few seconds old: a building may have gone to another grid in between.

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

type House = { id: string; code: string; grid: string }

/** The building of that number, put into the first grid that it is not in. */
async function move(number: number): Promise<House> {
  const [house] = await town.look<House>(
    `update buildings b set grid_id = (select g.id from grids g
       where g.community_id = b.community_id and g.id <> b.grid_id order by g.number limit 1)
     where b.community_id = $1 and b.number = $2
     returning b.id, (select t.code from staircases t where t.building_id = b.id order by t.number limit 1) as code, b.grid_id as grid`,
    [town.gangwan, number],
  )
  return house!
}

const standing = (matter: unknown) =>
  town.look('select grid_id as grid, building_id as building from matters where id = $1', [matter])

describe('a report whose building has just gone to another grid', () => {
  it.each([
    ['its staircase', ({ code }: House) => ({ staircase: code })],
    ['the building alone', ({ id }: House) => ({ building: id, staircase: undefined })],
  ])('stands with it there, by %s', async (_name, placed) => {
    await town.report()
    const house = await move(7)
    const told = await town.report(placed(house))
    expect(told.status).toBe(201)
    expect(await standing(told.body.matter)).toEqual([{ grid: house.grid, building: house.id }])
  })

  it('takes what was told before along', async () => {
    const [{ code, id }] = (await town.look<{ code: string; id: string }>(
      "select code, building_id as id from staircases where code = 'GW-009-1'",
    )) as [{ code: string; id: string }]
    const [byStaircase, alone] = [
      await town.report({ staircase: code }),
      await town.report({ building: id, staircase: undefined }),
    ]
    const house = await move(9)
    for (const told of [byStaircase, alone])
      expect(await standing(told.body.matter)).toEqual([{ grid: house.grid, building: house.id }])
  })
})

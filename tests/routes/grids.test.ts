import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Estate } from '../../src/places/contract.ts'
import { areaOf, centreOf, type Ring } from '../../src/places/rules-geometry.ts'
import { overlap, standsIn } from '../../src/places/rules-outlines.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
}, 120_000)
afterAll(() => town.close())

const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const estateNow = async () => (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
const figures = async (on: string) =>
  (await town.ask('GET', `/api/places/${town.gangwan}/figures?on=${on}`)).body as {
    grids: number
    byGrid: { grid: string; name: string; buildings: number }[]
  }
const change = async (
  grid: string,
  act: 'merge' | 'split' | 'end' | 'withdraw',
  body: object,
  name: CastName = 'clerk',
) => town.ask('POST', `/api/places/${town.gangwan}/grids/${grid}/${act}`, { cookies: await town.as(name), body })
const fields = (answer: { body: Record<string, unknown> }) => answer.body.fields
const area = (ring: unknown) => Math.abs(areaOf(ring as Ring))
const ring = (outline: unknown) => outline as Ring

async function sides() {
  const estate = await estateNow()
  const at = (index: number) => estate.grids[index]!
  const inside = (grid: string) => estate.buildings.filter((each) => each.grid === grid)
  return { estate, at, inside, today: estate.today }
}
/** Two grids whose outlines share a side. */
async function neighbours() {
  const { estate } = await sides()
  for (const one of estate.grids.slice(3)) {
    for (const other of estate.grids.slice(3)) {
      if (one.id === other.id) continue
      const corners = new Set(one.outline.map((point) => JSON.stringify(point)))
      const shared = other.outline.filter((point) => corners.has(JSON.stringify(point)))
      if (shared.length >= 2) return [one, other] as const
    }
  }
  throw new Error('no two grids share a side')
}

describe('splitting a grid', () => {
  it('makes a grid with an office and an outline of its own, and leaves earlier days as they were', async () => {
    const { at, inside, today } = await sides()
    const grid = at(2)
    const west = (house: { outline: number[][] }) => centreOf(ring(house.outline))[0]
    const houses = [...inside(grid.id)].sort((one, other) => west(one) - west(other))
    const going = houses.slice(0, 3).map(({ id }) => id)
    const before = await figures(later(today, -1))
    const split = await change(grid.id, 'split', { name: '第十网格', buildings: going, from: today })
    expect(split).toMatchObject({ status: 200, body: { moved: 3 } })
    const after = await estateNow()
    const made = after.grids.find(({ id }) => id === split.body.grid)!
    const rest = after.grids.find(({ id }) => id === grid.id)!
    expect(made).toMatchObject({ name: '第十网格', number: 10 })
    expect(made.office).not.toBeNull()
    expect(area(made.outline) + area(rest.outline)).toBeCloseTo(area(grid.outline), -1)
    expect(overlap(ring(made.outline), ring(rest.outline))).toBe(false)
    for (const house of after.buildings.filter(({ id }) => going.includes(id))) {
      expect(house.grid).toBe(made.id)
      expect(standsIn(ring(house.outline), ring(made.outline))).toBe(true)
    }
    expect(await figures(later(today, -1))).toEqual(before)
    const now = await figures(today)
    expect(now.grids).toBe(before.grids + 1)
    expect(now.byGrid.find((each) => each.grid === made.id)).toMatchObject({ buildings: 3 })
    const told = await town.look("select kind from journal where subject_id = $1 and kind = 'grid.split'", [grid.id])
    expect(told).toHaveLength(1)
  })

  it('names what cannot be', async () => {
    const { at, inside, today } = await sides()
    const grid = at(0)
    const houses = inside(grid.id).map(({ id }) => id)
    const ask = async (more: object) =>
      fields(await change(grid.id, 'split', { name: '新网格', buildings: houses.slice(0, 1), from: today, ...more }))
    expect(await ask({ buildings: houses })).toEqual([{ field: 'buildings', reason: 'none-stays' }])
    expect(await ask({ buildings: [inside(at(1).id)[0]!.id] })).toEqual([
      { field: 'buildings.0', reason: 'not-in-this-grid' },
    ])
    expect(await ask({ buildings: [houses[0], houses[0]] })).toEqual([{ field: 'buildings.1', reason: 'named-twice' }])
    expect(await ask({ name: '　' })).toEqual([{ field: 'name', reason: 'missing' }])
    expect(await ask({ from: later(today, -1) })).toEqual([{ field: 'from', reason: 'in-the-past' }])
    expect((await change(houses[0]!, 'split', { name: '新', buildings: houses.slice(0, 1), from: today })).status).toBe(
      404,
    )
  })
})

describe('merging grids', () => {
  it('moves the buildings and leaves what is open with the office that holds it', async () => {
    const { at, inside, today } = await sides()
    const reported = await town.report()
    const matter = reported.body.matter as string
    const look = async () =>
      (await town.look('select grid_id, holder_office_id from matters where id = $1', [matter]))[0]! as {
        grid_id: string
        holder_office_id: string
      }
    const held = await look()
    const grid = at(0)
    expect(held.grid_id).toBe(grid.id)
    const before = await figures(later(today, -1))
    const count = inside(grid.id).length
    const into = await anyTouching(grid.id, today)
    const after = await estateNow()
    expect(after.grids.some(({ id }) => id === grid.id)).toBe(false)
    expect(after.buildings.filter((house) => house.grid === into).length).toBe(inside(into).length + count)
    expect(await look()).toEqual({ grid_id: into, holder_office_id: held.holder_office_id })
    expect(await figures(later(today, -1))).toEqual(before)
    expect(after.buildings).toHaveLength(108)
    const moved = await town.ask('POST', `/api/places/${town.gangwan}/buildings/${inside(at(1).id)[0]!.id}/move`, {
      cookies: clerk,
      body: { grid: grid.id, from: today, seenIn: at(1).id === into ? into : at(1).id },
    })
    expect(fields(moved)).toEqual([{ field: 'grid', reason: 'unknown' }])
  })

  async function anyTouching(grid: string, from: string): Promise<string> {
    for (const other of (await estateNow()).grids.filter(({ id }) => id !== grid)) {
      const answer = await change(grid, 'merge', { into: other.id, from })
      if (answer.status === 200) return other.id
      expect(fields(answer)).toEqual([{ field: 'into', reason: 'not-side-by-side' }])
    }
    throw new Error('it touches no other')
  }

  it('is the desk’s to do, of two grids that are there, once', async () => {
    const { at, today } = await sides()
    const [one, other] = [at(1), at(2)]
    for (const name of ['gridLeader', 'captain', 'auditor', 'neighbourClerk'] as const) {
      expect((await change(one.id, 'merge', { into: other.id, from: today }, name)).status).toBe(403)
    }
    expect(fields(await change(one.id, 'merge', { into: one.id, from: today }))).toEqual([
      { field: 'into', reason: 'itself' },
    ])
    const [foreign] = await town.look<{ id: string }>('select id from grids where community_id = $1', [town.lingang])
    expect(fields(await change(one.id, 'merge', { into: foreign!.id, from: today }))).toEqual([
      { field: 'into', reason: 'unknown' },
    ])
    expect(fields(await change(one.id, 'end', { from: today }))).toEqual([{ field: 'grid', reason: 'has-buildings' }])
  })
})

describe('what is planned to become of a grid', () => {
  const take = (grid: string, name: CastName = 'clerk') => change(grid, 'withdraw', {}, name)
  const journalled = (grid: string) =>
    town.look(
      "select facts ->> 'act' as act from journal where subject_id = $1 and kind = 'grid.change_withdrawn' order by 1",
      [grid],
    )
  const moving = (estate: Estate) => estate.buildings.filter(({ movesOn }) => movesOn !== null).length

  it('is taken back before its day: a merge, a split, an end', async () => {
    const [one, other] = await neighbours()
    const { today, inside } = await sides()
    const before = await estateNow()
    const from = later(today, 4)
    await change(one.id, 'merge', { into: other.id, from })
    const planned = await estateNow()
    const shown = planned.grids.find(({ id }) => id === one.id)!
    expect(shown.planned).toEqual({ act: 'merge', on: from, other: other.name })
    // One of its buildings alone does not stay in a grid that is to end.
    const house = inside(one.id)[0]!.id
    const alone = await town.ask('POST', `/api/places/${town.gangwan}/buildings/${house}/withdraw-move`, {
      cookies: clerk,
      body: {},
    })
    expect(fields(alone)).toEqual([{ field: 'building', reason: 'with-its-grid' }])
    expect((await take(one.id, 'gridLeader')).status).toBe(403)
    expect((await take(one.id)).status).toBe(200)
    expect(await estateNow()).toEqual(before)
    expect(fields(await take(one.id))).toEqual([{ field: 'grid', reason: 'nothing-planned' }])

    const west = (each: { outline: number[][] }) => centreOf(ring(each.outline))[0]
    const going = [...inside(one.id)].sort((a, b) => west(a) - west(b)).slice(0, 2)
    const split = await change(one.id, 'split', { name: '半个网格', buildings: going.map(({ id }) => id), from })
    expect(split.status).toBe(200)
    expect(moving(await estateNow())).toBe(2)
    expect((await take(one.id)).status).toBe(200)
    expect(await estateNow()).toEqual(before)
    const { body } = await town.ask('GET', `/api/places/${town.gangwan}/offices`)
    expect((body as { items: { name: string }[] }).items.map(({ name }) => name)).not.toContain('半个网格')
    expect(await journalled(one.id)).toEqual([{ act: 'merge' }, { act: 'split' }])
  })

  it('stays where another building is to move to the grid that would be made', async () => {
    const [one, other] = await neighbours()
    const { today, inside } = await sides()
    const from = later(today, 4)
    const west = (each: { outline: number[][] }) => centreOf(ring(each.outline))[0]
    const [going] = [...inside(one.id)].sort((a, b) => west(a) - west(b))
    const split = await change(one.id, 'split', { name: '半个网格', buildings: [going!.id], from })
    const house = inside(other.id)[0]!.id
    const at = `/api/places/${town.gangwan}/buildings/${house}`
    const body = { grid: split.body.grid, from, seenIn: other.id }
    expect((await town.ask('POST', `${at}/move`, { cookies: clerk, body })).status).toBe(200)
    expect(fields(await take(one.id))).toEqual([{ field: 'grid', reason: 'others-move-there' }])
    expect((await town.ask('POST', `${at}/withdraw-move`, { cookies: clerk, body: {} })).status).toBe(200)
    expect((await take(one.id)).status).toBe(200)
  })

  it('is the end of one that is empty, at once or on a day', async () => {
    const [one, other] = await neighbours()
    const { today, inside } = await sides()
    for (const { id } of inside(one.id)) {
      const body = { grid: other.id, from: today, seenIn: one.id }
      await town.ask('POST', `/api/places/${town.gangwan}/buildings/${id}/move`, { cookies: clerk, body })
    }
    expect((await change(one.id, 'end', { from: later(today, 5) })).status).toBe(200)
    const planned = (await estateNow()).grids.find(({ id }) => id === one.id)
    expect(planned).toMatchObject({ planned: { act: 'end', on: later(today, 5), other: null } })
    expect((await take(one.id)).status).toBe(200)
    expect(await change(one.id, 'end', { from: today })).toMatchObject({ status: 200, body: { grid: one.id } })
    expect((await estateNow()).grids.some(({ id }) => id === one.id)).toBe(false)
    expect((await figures(later(today, -1))).byGrid.some(({ grid }) => grid === one.id)).toBe(true)
    expect(
      await town.look("select 1 from journal where kind = 'grid.ended' and subject_id = $1", [one.id]),
    ).toHaveLength(2)
  })
})

// Sessions do not outlive the nights that pass here, so this comes last.
describe('a merge on a later day', () => {
  it('moves buildings and outline when the day has come, once from three processes', async () => {
    const [one, other] = await neighbours()
    const { inside, today } = await sides()
    const houses = inside(one.id).length
    const from = later(today, 2)
    expect((await change(one.id, 'merge', { into: other.id, from })).status).toBe(200)
    expect(fields(await change(one.id, 'merge', { into: other.id, from }))).toMatchObject([
      { field: 'grid', reason: 'ended-by-then' },
      { field: 'into', reason: 'grid-planned-already' },
    ])
    const planned = await estateNow()
    expect(planned.grids.find(({ id }) => id === one.id)).toMatchObject({ endsOn: from })
    expect(planned.buildings.filter((house) => house.grid === one.id)).toHaveLength(houses)
    await town.clock.advance(2 * 86_400_000)
    await Promise.all([town.mind(), town.mind(), town.mind()])
    const after = await estateNow()
    expect(after.grids.some(({ id }) => id === one.id)).toBe(false)
    const grown = after.grids.find(({ id }) => id === other.id)!
    expect(area(grown.outline)).toBeCloseTo(area(one.outline) + area(other.outline), -1)
    expect(after.buildings.filter((house) => house.grid === one.id)).toHaveLength(0)
    const redrawn = await town.look("select id from journal where kind = 'grid.redrawn' and subject_id = $1", [
      other.id,
    ])
    expect(redrawn).toHaveLength(1)
  })
})

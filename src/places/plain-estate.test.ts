import { describe, expect, it } from 'vitest'
import { countDwellings, plainEstate } from './plain-estate.ts'

const small = { buildings: 3, staircases: 2, floors: 7, doors: 12 }
const none = { buildings: 0, staircases: 1, floors: 1, doors: 1 }

describe('plain estate', () => {
  it('numbers buildings through all grids and names doors by floor and door', () => {
    const { buildings } = plainEstate([small, none, small])

    expect(buildings.map(({ number, gridNumber }) => [number, gridNumber])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 3],
      [5, 3],
      [6, 3],
    ])
    expect(buildings[0]!.staircases[1]!.dwellings.at(-1)).toEqual({ floor: 7, door: '712' })
  })

  it('counts as many dwellings as it makes', () => {
    const { buildings } = plainEstate([small, none, small])
    const made = buildings.flatMap((building) => building.staircases.flatMap((staircase) => staircase.dwellings))

    expect(countDwellings([small, none, small])).toBe(made.length)
  })

  it('names grids as people write them', () => {
    const names = plainEstate(Array.from({ length: 31 }, () => none)).grids.map((grid) => grid.name)

    expect([names[0], names[9], names[10], names[19], names[30]]).toEqual([
      '第一网格',
      '第十网格',
      '第十一网格',
      '第二十网格',
      '第三十一网格',
    ])
  })

  it('sets every building inside its grid', () => {
    const { grids, buildings } = plainEstate([small, small, small, small, small])
    for (const { gridNumber, outline } of buildings) {
      const [[west, south], , [east, north]] = grids[gridNumber - 1]!.outline as [
        [number, number],
        [number, number],
        [number, number],
        [number, number],
      ]
      for (const [x, y] of outline) expect(x > west && x < east && y > south && y < north).toBe(true)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EstatePlan, type EstateSize, estatePlan, gangwanYicun, lingang } from './estate-plan.ts'
import { areaOf, gapBetween, isInside, sidesOf } from './rules-geometry.ts'

// About one seed in 2,500 first draws a grid whose houses find no room.
const crowded = [139343425, 4215352613, 834023631, 2973224357]
const seeds = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 0xffffffff }) }, fc.constantFrom(...crowded))
const sizes = fc.constantFrom(gangwanYicun, lingang)

/** Drawn once for all claims: to draw is what costs. */
const plans = fc
  .sample(fc.tuple(seeds, sizes), 16)
  .map(([seed, size]) => ({ size, plan: estatePlan(seed, size), told: `seed ${seed} of ${size.name}` }))

function always(claim: (plan: EstatePlan, size: EstateSize) => void): void {
  for (const { size, plan, told } of plans) {
    try {
      claim(plan, size)
    } catch (error) {
      throw new Error(`${told}: ${(error as Error).message}`, { cause: error })
    }
  }
}

describe('estate plan', () => {
  it('has the counts of the community', () => {
    always(({ grids, buildings }, size) => {
      expect(grids).toHaveLength(size.columns * size.rows)
      expect(buildings.map(({ number }) => number)).toEqual(Array.from({ length: size.buildings }, (_, i) => i + 1))
      expect(buildings.flatMap(({ dwellings }) => dwellings)).toHaveLength(size.dwellings)
      for (const { number } of grids) {
        const own = buildings.filter(({ grid }) => grid === number).length
        expect(own).toBeGreaterThanOrEqual(6)
        expect(own).toBeLessThanOrEqual(18)
      }
    })
  })

  it('is drawn anew where the houses of a draw find no room, the same each time', () => {
    for (const seed of crowded) {
      const plan = estatePlan(seed)
      expect(plan.buildings).toHaveLength(gangwanYicun.buildings)
      expect(plan.buildings.flatMap(({ dwellings }) => dwellings)).toHaveLength(gangwanYicun.dwellings)
      expect(estatePlan(seed)).toEqual(plan)
    }
  })

  it('says so where no draw can hold so many dwellings', () => {
    expect(() => estatePlan(1, { ...lingang, dwellings: 5000 })).toThrow(/cannot hold exactly 5000/)
  })

  it('is the same for the same seed and another for another', () => {
    expect(estatePlan(7)).toEqual(estatePlan(7))
    expect(estatePlan(7)).not.toEqual(estatePlan(8))
  })

  it('is tiled by its grids: every side belongs to two of them or to the outline, and the areas add up', () => {
    always(({ outline, grids }) => {
      const named = (side: readonly [readonly number[], readonly number[]]) => side.map(String).join('→')
      const sides = grids.flatMap((grid) => sidesOf(grid.outline).map(named))
      const borders = new Set(sides)
      const outer = new Set(sidesOf(outline).map(named))
      expect(borders.size).toBe(sides.length)
      const turned = (side: string) => side.split('→').reverse().join('→')
      expect(sides.filter((side) => borders.has(turned(side)) === outer.has(side))).toEqual([])
      const total = grids.reduce((sum, grid) => sum + areaOf(grid.outline), 0)
      expect(total).toBeCloseTo(areaOf(outline), 6)
      for (const grid of grids) expect(areaOf(grid.outline)).toBeGreaterThan(10_000)
    })
  })

  it('sets every building inside its grid and away from the road', () => {
    always(({ grids, buildings }) => {
      for (const { outline, grid } of buildings) {
        const ground = grids[grid - 1]!.outline
        expect(outline.every((corner) => isInside(corner, ground))).toBe(true)
        expect(gapBetween(outline, ground)).toBeGreaterThan(8.9)
      }
    })
  })

  it('keeps at least 6 m between any two buildings', () => {
    always(({ buildings }) => {
      const close: number[][] = []
      for (const [index, one] of buildings.entries()) {
        for (const other of buildings.slice(index + 1)) {
          const apart = Math.hypot(one.outline[0]![0] - other.outline[0]![0], one.outline[0]![1] - other.outline[0]![1])
          if (apart < 120 && gapBetween(one.outline, other.outline) < 6) close.push([one.number, other.number])
        }
      }
      expect(close).toEqual([])
    })
  })

  it('has houses of their time', () => {
    always(({ buildings }) => {
      for (const house of buildings) {
        expect(house.outline).toHaveLength(4)
        expect(areaOf(house.outline)).toBeGreaterThan(150)
        expect(house.floors).toBeGreaterThanOrEqual(3)
        expect(house.floors).toBeLessThanOrEqual(9)
        expect(house.staircases * house.doorsPerFloor).toBeLessThanOrEqual(6)
        expect(house.yearBuilt).toBeGreaterThanOrEqual(1982)
        expect(house.yearBuilt).toBeLessThanOrEqual(1998)
        expect(new Set(house.dwellings.map((each) => `${each.staircase}-${each.door}`)).size).toBe(
          house.dwellings.length,
        )
      }
      expect(buildings.filter(({ hasLift }) => hasLift).length).toBeLessThanOrEqual(buildings.length / 15)
    })
  })

  it('gives each dwelling a staircase, a floor and a door', () => {
    const { dwellings, staircases, floors, doorsPerFloor } = estatePlan(1).buildings[0]!
    expect(dwellings[0]).toEqual({ staircase: 1, floor: 1, door: '101' })
    expect(dwellings.at(-1)).toEqual({ staircase: staircases, floor: floors, door: `${floors}0${doorsPerFloor}` })
  })
})

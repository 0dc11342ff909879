import type { NewCommunity } from './found-community.ts'
import { doorsOf, upTo } from './rules-houses.ts'

/** How many houses a grid begins with, all alike: buildings × staircases × floors × doors on each floor. */
export type PlainGrid = {
  readonly buildings: number
  readonly staircases: number
  readonly floors: number
  readonly doors: number
}

/** The side of the square that stands for a grid, in local metres. */
const side = 200
const digits = '零一二三四五六七八九'

/**
 * An estate of which only counts are known: grids as squares in reading order, buildings numbered through and set in
 * them evenly. At most 99 grids.
 */
export function plainEstate(grids: readonly PlainGrid[]): Pick<NewCommunity, 'grids' | 'buildings'> {
  const columns = Math.ceil(Math.sqrt(grids.length))
  const corners = grids.map((_, index) => [(index % columns) * side, -Math.floor(index / columns) * side] as const)
  let number = 0
  return {
    grids: grids.map((_, index) => ({
      number: index + 1,
      name: `第${inChinese(index + 1)}网格`,
      outline: rectangle(corners[index]!, side, side),
    })),
    buildings: grids.flatMap((grid, index) =>
      upTo(grid.buildings).map((place) => ({
        number: ++number,
        gridNumber: index + 1,
        floors: grid.floors,
        hasLift: false,
        yearBuilt: null,
        outline: houseAt(corners[index]!, place, grid.buildings),
        staircases: upTo(grid.staircases).map((staircase) => ({ number: staircase, dwellings: doorsOf(grid) })),
      })),
    ),
  }
}

/** How many dwellings such grids have together. */
export function countDwellings(grids: readonly PlainGrid[]): number {
  return grids.reduce((sum, each) => sum + each.buildings * each.staircases * each.floors * each.doors, 0)
}

function houseAt([west, south]: readonly [number, number], place: number, buildings: number) {
  const inRow = Math.ceil(Math.sqrt(buildings))
  const cell = side / inRow
  const column = (place - 1) % inRow
  const row = Math.floor((place - 1) / inRow)
  const corner = [west + (column + 0.15) * cell, south + side - (row + 0.7) * cell] as const
  return rectangle(corner, cell * 0.7, cell * 0.4)
}

function rectangle([west, south]: readonly [number, number], width: number, height: number) {
  return [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
  ] as const
}

/** A number from 1 to 99 as it stands in names. */
function inChinese(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return [tens > 1 ? digits[tens] : '', tens > 0 ? '十' : '', ones > 0 ? digits[ones] : ''].join('')
}

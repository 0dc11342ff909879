import { layGround } from './estate-plan-ground.ts'
import { drawHouses, type House } from './estate-plan-houses.ts'
import { drawFrom, type Stream } from './estate-plan-random.ts'
import { type Rows, setInRows } from './estate-plan-rows.ts'
import { areaOf, centreOf, type Ring } from './rules-geometry.ts'

/** How large an estate is; grids are columns × rows. */
export type EstateSize = {
  readonly name: string
  readonly columns: number
  readonly rows: number
  readonly buildings: number
  readonly dwellings: number
  /** Where the local origin (south-west of the estate) lies, WGS-84 degrees. */
  readonly anchor: { readonly longitude: number; readonly latitude: number }
}

export type DwellingPlan = {
  /** Number of its staircase, from 1. */
  readonly staircase: number
  readonly floor: number
  /** What stands on the door: floor and door of the staircase, "302". */
  readonly door: string
}

export type BuildingPlan = {
  /** From 1 through the whole estate, grid after grid, north row first, west to east. */
  readonly number: number
  /** Number of its grid. */
  readonly grid: number
  /** Rectangle in local metres, counter-clockwise. */
  readonly outline: Ring
  readonly floors: number
  readonly staircases: number
  readonly doorsPerFloor: number
  readonly hasLift: boolean
  readonly yearBuilt: number
  readonly dwellings: readonly DwellingPlan[]
}

export type GridPlan = {
  /** From 1 in reading order. */
  readonly number: number
  /** "第一网格". */
  readonly name: string
  /** Simple polygon in local metres, counter-clockwise; borders run along the middle of the roads. */
  readonly outline: Ring
  readonly garden: Rows['garden']
}

/** An estate as it lies on the ground: local metres, x to the east, y to the north. */
export type EstatePlan = {
  readonly name: string
  readonly anchor: EstateSize['anchor']
  readonly outline: Ring
  readonly grids: readonly GridPlan[]
  readonly buildings: readonly BuildingPlan[]
}

/** The seed of the demo's estates. */
export const demoSeed = 20_230_812

/** 港湾一村: the counts are the community's own, the shapes are invented. */
export const gangwanYicun: EstateSize = {
  name: '港湾一村',
  columns: 3,
  rows: 3,
  buildings: 108,
  dwellings: 1854,
  anchor: { longitude: 113.4575, latitude: 23.0935 },
}

/** 临港社区: a small invented neighbour. */
export const lingang: EstateSize = {
  name: '临港社区',
  columns: 2,
  rows: 1,
  buildings: 12,
  dwellings: 150,
  anchor: { longitude: 113.4655, latitude: 23.0935 },
}

const fewestPerGrid = 6
const mostPerGrid = 18

/**
 * Lays out an estate. The same seed and size always give the same plan; nothing else has influence.
 * A draw whose houses find no room is drawn anew. Throws where no draw holds so many dwellings.
 */
export function estatePlan(seed: number, size: EstateSize = gangwanYicun): EstatePlan {
  return drawFrom(seed, (stream) => layOut(stream, size))
}

function layOut(stream: Stream, size: EstateSize): EstatePlan {
  const ground = layGround(stream, size)
  const houses = drawHouses(stream, size.buildings, size.dwellings)
  const shares = shareOut(stream, ground.grids, size.buildings)
  const rows = ground.grids.map((outline, index) => {
    const start = shares.slice(0, index).reduce((sum, share) => sum + share, 0)
    return setInRows(stream, outline, houses.slice(start, start + shares[index]!))
  })
  const grids = ground.grids.map((outline, index) => ({
    number: index + 1,
    name: `第${'一二三四五六七八九'[index]}网格`,
    outline,
    garden: rows[index]!.garden,
  }))
  return {
    name: size.name,
    anchor: size.anchor,
    outline: ground.outline,
    grids,
    buildings: numberBuildings(stream, rows),
  }
}

/** Buildings per grid, by area with some chance, 6 to 18 each. */
function shareOut(stream: Stream, grids: readonly Ring[], buildings: number): number[] {
  const weights = grids.map((grid) => areaOf(grid) * stream.between(0.7, 1.3))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => clamp(Math.round((buildings * weight) / whole)))
  for (let missing = buildings - sumOf(shares); missing !== 0; missing = buildings - sumOf(shares)) {
    const index = stream.below(shares.length)
    shares[index] = clamp(shares[index]! + Math.sign(missing))
  }
  return shares
}

function clamp(share: number): number {
  return Math.max(fewestPerGrid, Math.min(mostPerGrid, share))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

function numberBuildings(stream: Stream, rows: readonly Rows[]): BuildingPlan[] {
  const standing = rows.flatMap((row, index) => row.standing.map((each) => ({ ...each, grid: index + 1 })))
  // Lifts were added later, and only to a handful of the tallest.
  let lifts = Math.floor(standing.length / 15)
  return standing.map(({ house, outline, grid }, index) => ({
    number: index + 1,
    grid,
    outline,
    floors: house.floors,
    staircases: house.staircases,
    doorsPerFloor: house.doors,
    hasLift: house.floors >= 8 && stream.next() < 0.3 && lifts-- > 0,
    yearBuilt: yearOf(stream, centreOf(outline)[0]),
    dwellings: dwellingsOf(house),
  }))
}

/** The estate grew from west to east, 1982 to 1998. */
function yearOf(stream: Stream, east: number): number {
  return Math.max(1982, Math.min(1998, Math.round(1982 + east / 36 + stream.between(-2, 2))))
}

function dwellingsOf({ staircases, floors, doors }: House): DwellingPlan[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  return upTo(staircases).flatMap((staircase) =>
    upTo(floors).flatMap((floor) => upTo(doors).map((door) => ({ staircase, floor, door: `${floor}0${door}` }))),
  )
}

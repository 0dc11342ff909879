import { areaOf, type Point, type Ring } from './rules-geometry.ts'
import { type Anchor, toMetres } from './rules-ground.ts'
import { faultOfOutline, sharedArea, standsIn } from './rules-outlines.ts'
import type { Fault } from './rules-settings.ts'

/** A building as it is entered: how tall it is and what stands behind its walls. */
export type HouseWish = {
  readonly number: number
  readonly floors: number
  readonly staircases: number
  /** Doors of one staircase on one floor. */
  readonly doors: number
}

/** What stands where a building is to stand. */
export type Ground = {
  readonly grid: Ring
  readonly standing: readonly { readonly id: string; readonly outline: Ring; readonly begun: boolean }[]
  readonly numbers: readonly number[]
}

const mostDoors = 1000
const furthestMetres = 20_000
// Houses that lean on one another are drawn with walls that never lie exactly on one another.
const slackSquareMetres = 2

/** Corners in local metres, counter-clockwise; degrees are turned around the anchor, null where the estate has none. */
export function ringOf(corners: readonly Point[], anchor: Anchor | null | 'metres'): Ring | null {
  if (anchor === null) return null
  const [first, last] = [corners[0], corners.at(-1)]
  const isClosed = corners.length > 3 && first![0] === last![0] && first![1] === last![1]
  const open = isClosed ? corners.slice(0, -1) : corners
  const ring = anchor === 'metres' ? open.map(([x, y]) => [x, y] as const) : open.map((at) => toMetres(anchor, at))
  return areaOf(ring) < 0 ? [...ring].reverse() : ring
}

/** What is wrong with a new building; a building in the way is named by its id. */
export function faultsOfHouse(wish: HouseWish, outline: Ring, ground: Ground): Fault[] {
  return [
    ...(ground.numbers.includes(wish.number) ? [{ field: 'number', reason: 'number-taken' }] : []),
    ...(wish.staircases * wish.floors * wish.doors > mostDoors ? [{ field: 'doors', reason: 'too-many-doors' }] : []),
    ...faultsOfGround(outline, ground),
  ]
}

function faultsOfGround(outline: Ring, { grid, standing }: Ground): Fault[] {
  const field = 'outline'
  if (outline.some(([x, y]) => Math.hypot(x, y) > furthestMetres)) return [{ field, reason: 'far-away' }]
  const wrong = faultOfOutline(outline)
  if (wrong) return [{ field, reason: wrong }]
  if (grid.length > 2 && !standsIn(outline, grid)) return [{ field, reason: 'outside-its-grid' }]
  return inTheWay(outline, standing).map(({ id, begun }) =>
    // Nobody sees a building that has not begun yet, so its place is said by the outline.
    begun ? { field: `${field}.${id}`, reason: 'overlaps' } : { field, reason: 'overlaps-planned' },
  )
}

/** Buildings that stand where the outline lies. */
export function inTheWay<Other extends { readonly outline: Ring }>(outline: Ring, standing: readonly Other[]): Other[] {
  return standing.filter((other) => other.outline.length > 2 && sharedArea(outline, other.outline) > slackSquareMetres)
}

/** The doors of a staircase, floor by floor: 101, 102 … 201. */
export function doorsOf({ floors, doors }: Pick<HouseWish, 'floors' | 'doors'>): { floor: number; door: string }[] {
  return upTo(floors).flatMap((floor) =>
    upTo(doors).map((door) => ({ floor, door: `${floor}${String(door).padStart(2, '0')}` })),
  )
}

/** 1 to the count. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

import { type House, sizeOf } from './estate-plan-houses.ts'
import { DrawnInVain, type Stream } from './estate-plan-random.ts'
import {
  centreOf,
  distanceToSide,
  isInside,
  type Point,
  type Ring,
  rectangle,
  sidesOf,
  turn,
} from './rules-geometry.ts'

/** A building set down in its grid. */
export type Standing = { readonly house: House; readonly outline: Ring }

/** The houses of a grid in their rows, and the round garden that was left free between them. */
export type Rows = {
  readonly standing: readonly Standing[]
  readonly garden: { readonly centre: Point; readonly radius: number }
}

// Half of a road, its pavement and a strip of green, in metres.
const setback = 9
const deepest = 12.5

/**
 * Sets houses down in rows that face south, north row first, west to east, as roomy and around as large a garden as lets all of them fit.
 * Houses keep at least 7 m apart and 9 m from the borders of the grid. Throws when they do not fit even without a garden.
 */
export function setInRows(stream: Stream, grid: Ring, houses: readonly House[]): Rows {
  const [x, y] = centreOf(grid)
  const centre = [x + stream.between(-16, 16), y + stream.between(-13, 13)] as const
  const angle = stream.between(-0.08, 0.08)
  for (let ease = 10; ease >= -5; ease -= 1) {
    const garden = { centre, radius: 26 + 1.5 * ease + Math.min(0, ease) * 3.7 }
    const standing = fillRows({ grid, borders: sidesOf(grid), angle, garden, stream, ease: Math.max(ease, 0) }, houses)
    if (standing.length === houses.length) return { standing, garden }
  }
  throw new DrawnInVain(`a grid has no room for ${houses.length} buildings`)
}

type Site = {
  readonly grid: Ring
  readonly borders: ReturnType<typeof sidesOf>
  readonly angle: number
  readonly garden: Rows['garden']
  readonly stream: Stream
  /** 10 for plenty of room between houses, 0 for as tight as allowed. */
  readonly ease: number
}

function fillRows(site: Site, houses: readonly House[]): Standing[] {
  const turned = site.grid.map((corner) => turn(corner, -site.angle))
  const xs = turned.map(([x]) => x)
  const ys = turned.map(([, y]) => y)
  const standing: Standing[] = []
  let y = Math.max(...ys) - setback - deepest / 2
  while (y > Math.min(...ys) && standing.length < houses.length) {
    const row = fillRow(site, { y, west: Math.min(...xs), east: Math.max(...xs) }, houses.slice(standing.length))
    standing.push(...row)
    y -= row.length > 0 ? deepest + site.stream.between(9, 11) + site.ease * 0.5 : 2
  }
  return standing
}

function fillRow(site: Site, line: { y: number; west: number; east: number }, houses: readonly House[]): Standing[] {
  const row: Standing[] = []
  let x = line.west
  while (x < line.east && row.length < houses.length) {
    const house = houses[row.length]!
    const size = sizeOf(house)
    const outline = rectangle(turn([x + size.length / 2, line.y], site.angle), { ...size, angle: site.angle })
    if (standsIn(outline, site)) {
      row.push({ house, outline })
      x += size.length + site.stream.between(7.5, 11) + site.ease * 1.6
    } else x += 1.5
  }
  return row
}

/** Whether an outline lies in the grid, keeps the setback from its borders and leaves the garden free. */
function standsIn(outline: Ring, { grid, borders, garden }: Site): boolean {
  if (!outline.every((corner) => isInside(corner, grid))) return false
  const walls = sidesOf(outline)
  if (walls.some((side) => distanceToSide(garden.centre, side) < garden.radius)) return false
  // Corners of a grid may point inwards, so their distance to the walls counts as well.
  return (
    outline.every((corner) => borders.every((side) => distanceToSide(corner, side) >= setback)) &&
    grid.every((corner) => walls.every((side) => distanceToSide(corner, side) >= setback))
  )
}

import { distanceToSide, isInside, sidesOf } from '../../rules-geometry.ts'
import { extentOf, middleOf, type Point, type Shape } from './layers.ts'

/** West, south, east, north of a house. */
type Box = readonly [number, number, number, number]

const steps = 16
// A name is some three times as wide as it is high.
const wide = 3

/** Where each label stands: a building's in its middle, a grid's where there is most room between its buildings. */
export function labelSpots(shapes: readonly Shape[]): Map<string, Point> {
  const houses = shapes.filter(({ kind }) => kind === 'building')
  return new Map(
    shapes.map((shape) => {
      const inside = houses.filter(({ grid }) => grid === shape.id).map((house): Box => extentOf([house])!)
      return [shape.id, shape.kind === 'building' ? middleOf(shape.outline) : roomiest(shape, inside)]
    }),
  )
}

function roomiest(grid: Shape, houses: readonly Box[]): Point {
  const middle = middleOf(grid.outline)
  const [west, south, east, north] = extentOf([grid])!
  let best = { spot: middle, room: roomAt(middle, grid, houses) }
  for (let across = 1; across < steps; across += 1) {
    for (let up = 1; up < steps; up += 1) {
      const spot: Point = [west + ((east - west) * across) / steps, south + ((north - south) * up) / steps]
      if (!isInside(spot, grid.outline)) continue
      const room = roomAt(spot, grid, houses)
      if (room > best.room + 1) best = { spot, room }
    }
  }
  return best.spot
}

/** Metres to the next building or border, counted less to the sides, where a name reaches further. */
function roomAt(spot: Point, grid: Shape, houses: readonly Box[]): number {
  const [x, y] = spot
  // To the nearest wall, not to the middle: a long house reaches far.
  const toHouses = houses.map(([west, south, east, north]) =>
    Math.hypot(Math.max(west - x, 0, x - east) / wide, Math.max(south - y, 0, y - north)),
  )
  const toBorders = sidesOf(grid.outline).map((side) => distanceToSide(spot, side) / 2)
  return Math.min(...toHouses, ...toBorders)
}

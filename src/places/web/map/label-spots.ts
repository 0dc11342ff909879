import { isInside, sidesOf } from '../../rules-geometry.ts'
import { extentOf, middleOf, type Point, type Shape } from './layers.ts'

/** West, south, east, north of a house. */
type Box = readonly [number, number, number, number]

const steps = 32
// A name is some three times as wide as it is high, with a little air around it.
const wide = 3
// The number of a small house reaches beyond its walls.
const number = 11

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
      if (room > best.room + 0.5) best = { spot, room }
    }
  }
  return best.spot
}

/** Half the height in metres of the tallest name that stands there without touching a building or the border. */
function roomAt(spot: Point, grid: Shape, houses: readonly Box[]): number {
  const [x, y] = spot
  const toHouses = houses.map(([west, south, east, north]) => {
    const aside = Math.abs(x - (west + east) / 2) - Math.max((east - west) / 2, number)
    return Math.max(aside / wide, south - y, y - north, 0)
  })
  const toBorders = sidesOf(grid.outline).map((side) => reachTo(spot, side))
  return Math.min(...toHouses, ...toBorders)
}

/** Half the height at which a name around the spot comes to touch a side. */
function reachTo([x, y]: Point, side: readonly [Point, Point]): number {
  const [[fromX, fromY], [toX, toY]] = side
  const [a, b] = [(fromX - x) / wide, fromY - y]
  const [da, db] = [(toX - fromX) / wide, toY - fromY]
  // Largest of both distances at a share of the side; it is least at an end, or where one is nothing or both are as large.
  const touches = (share: number) => Math.max(Math.abs(a + share * da), Math.abs(b + share * db))
  const shares = [0, 1, -a / da, -b / db, (b - a) / (da - db), -(a + b) / (da + db)]
  return Math.min(...shares.filter((share) => share >= 0 && share <= 1).map(touches))
}

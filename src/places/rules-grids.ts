import { intersection, union } from 'polyclip-ts'
import { areaOf, centreOf, type Point, type Ring, round } from './rules-geometry.ts'
import { closed } from './rules-outlines.ts'

type Polygons = ReturnType<typeof union>

// Slivers along a border that was drawn twice are no ground of their own.
const sliverSquareMetres = 2
const turns = 90

/** The outline of two grids that become one; null where they do not touch or leave a hole. Whoever has none yet adds none. */
export function joinOutlines(one: Ring, other: Ring): Ring | null {
  if (one.length < 3 || other.length < 3) return one.length < 3 ? other : one
  return onePiece(union([closed(one)], [closed(other)]))
}

/** An outline in two, by a straight line between the buildings that go and those that stay; null where none runs between them. */
export function cutOutline(
  grid: Ring,
  going: readonly Ring[],
  staying: readonly Ring[],
): { cut: Ring; rest: Ring } | null {
  if (grid.length < 3) return { cut: [], rest: [] }
  // Better between the walls; else between the middles, since a building counts where its middle stands.
  const line = lineBetween(going.flat(), staying.flat()) ?? lineBetween(going.map(centreOf), staying.map(centreOf))
  if (!line) return null
  const [side, opposite] = [halfPlane(grid, line, 1), halfPlane(grid, line, -1)]
  const cut = onePiece(intersection([closed(grid)], [closed(side)]))
  const rest = onePiece(intersection([closed(grid)], [closed(opposite)]))
  return cut && rest ? { cut, rest } : null
}

/** A line as the direction across it and how far along that it lies; what goes lies below. */
type Line = { readonly across: Point; readonly at: number }

/** The line with the most room on both sides. */
function lineBetween(going: readonly Point[], staying: readonly Point[]): Line | null {
  let best: (Line & { room: number }) | null = null
  for (let step = 0; step < turns * 2; step += 1) {
    const angle = (step * Math.PI) / turns
    const across: Point = [Math.cos(angle), Math.sin(angle)]
    const last = Math.max(...going.map((point) => along(point, across)))
    const first = Math.min(...staying.map((point) => along(point, across)))
    const room = first - last
    if (room > 0 && room > (best?.room ?? 0)) best = { across, at: (first + last) / 2, room }
  }
  return best
}

function along([x, y]: Point, [dx, dy]: Point): number {
  return x * dx + y * dy
}

/** A square that covers the grid on one side of a line. */
function halfPlane(grid: Ring, { across: [dx, dy], at }: Line, side: 1 | -1): Ring {
  const far = 2 * Math.max(1, ...grid.map(([x, y]) => Math.hypot(x, y))) + Math.abs(at)
  const foot: Point = [dx * at, dy * at]
  const corner = (over: number, back: number): Point => [
    foot[0] - dy * over * far - side * dx * back * far,
    foot[1] + dx * over * far - side * dy * back * far,
  ]
  return [corner(-1, 0), corner(1, 0), corner(1, 1), corner(-1, 1)]
}

/** The one ring of what was clipped, to the centimetre and counter-clockwise; null where it is in pieces or has a hole. */
function onePiece(polygons: Polygons): Ring | null {
  const real = (ring: Polygons[number][number]) => Math.abs(areaOf(ring)) > sliverSquareMetres
  const pieces = polygons.filter(([outer]) => outer && real(outer))
  const [piece] = pieces
  if (pieces.length !== 1 || !piece || piece.slice(1).some(real)) return null
  const ring = piece[0]!.slice(0, -1).map(([x, y]) => [round(x), round(y)] as const)
  const corners = ring.filter((corner, index) => {
    const before = ring.at(index - 1)!
    return corner[0] !== before[0] || corner[1] !== before[1]
  })
  return areaOf(corners) < 0 ? corners.reverse() : corners
}

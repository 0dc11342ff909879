import type { Stream } from './estate-plan-random.ts'
import { type Point, type Ring, round } from './rules-geometry.ts'

/** The ground of an estate: its outline and its grids in reading order, north-west first. Neighbours share their corners. */
export type Ground = { readonly outline: Ring; readonly grids: readonly Ring[] }

/** Lays out columns × rows of grids. Corners and the middles of sides are moved a little, once for all who share them. */
export function layGround(stream: Stream, size: { columns: number; rows: number }): Ground {
  const { columns, rows } = size
  const knots = placeKnots(stream, size)
  const at = (column: number, row: number) => knots[row]![column]!
  const grids: Ring[] = []
  for (let row = 2 * rows; row > 0; row -= 2) {
    for (let column = 0; column < 2 * columns; column += 2) {
      grids.push(around({ west: column, east: column + 2, south: row - 2, north: row }, at))
    }
  }
  return { grids, outline: around({ west: 0, east: 2 * columns, south: 0, north: 2 * rows }, at) }
}

type Frame = { readonly west: number; readonly east: number; readonly south: number; readonly north: number }

/** Knots stand at corners and at middles of sides: (2 × rows + 1) lines of (2 × columns + 1). */
function placeKnots(stream: Stream, size: { columns: number; rows: number }): Point[][] {
  const xs = halves(Array.from({ length: size.columns }, () => stream.between(140, 168)))
  const ys = halves(Array.from({ length: size.rows }, () => stream.between(132, 156)))
  return ys.map((y, row) =>
    xs.map((x, column) => {
      const isCorner = row % 2 === 0 && column % 2 === 0
      const shift = isCorner ? 8 : 4
      return [round(x + stream.between(-shift, shift)), round(y + stream.between(-shift, shift))] as const
    }),
  )
}

function halves(lengths: readonly number[]): number[] {
  const places = [10]
  for (const length of lengths) {
    const start = places.at(-1)!
    places.push(start + length / 2, start + length)
  }
  return places
}

/** Counter-clockwise from the south-west corner. */
function around(frame: Frame, at: (column: number, row: number) => Point): Ring {
  const ring: Point[] = []
  for (let column = frame.west; column < frame.east; column += 1) ring.push(at(column, frame.south))
  for (let row = frame.south; row < frame.north; row += 1) ring.push(at(frame.east, row))
  for (let column = frame.east; column > frame.west; column -= 1) ring.push(at(column, frame.north))
  for (let row = frame.north; row > frame.south; row -= 1) ring.push(at(frame.west, row))
  return ring
}

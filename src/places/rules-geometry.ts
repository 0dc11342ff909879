/** Local metres: x to the east, y to the north. */
export type Point = readonly [x: number, y: number]
/** Corners of a simple polygon, counter-clockwise, the first not repeated. */
export type Ring = readonly Point[]

/** The sides of a ring as pairs of corners. */
export function sidesOf(ring: Ring): (readonly [Point, Point])[] {
  return ring.map((corner, index) => [corner, ring[(index + 1) % ring.length]!] as const)
}

/** Area in square metres; positive when the ring runs counter-clockwise. */
export function areaOf(ring: Ring): number {
  return sidesOf(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0) / 2
}

/** The middle of the corners. */
export function centreOf(ring: Ring): Point {
  const sum = ring.reduce<Point>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}

/** Whether a point lies inside a ring (even-odd rule). */
export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false
  let [ax, ay] = ring.at(-1)!
  for (const [bx, by] of ring) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}

/** Distance in metres from a point to a side. */
export function distanceToSide([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}

/** Smallest distance in metres between the outlines of two rings; 0 when they cross. */
export function gapBetween(one: Ring, other: Ring): number {
  const sidesOfOne = sidesOf(one)
  const sidesOfOther = sidesOf(other)
  if (sidesOfOne.some((side) => sidesOfOther.some((against) => cross(side, against)))) return 0
  return Math.min(
    ...one.flatMap((corner) => sidesOfOther.map((side) => distanceToSide(corner, side))),
    ...other.flatMap((corner) => sidesOfOne.map((side) => distanceToSide(corner, side))),
  )
}

/** The corners of a rectangle around a centre, turned counter-clockwise by `angle` radians, to the centimetre. */
export function rectangle(centre: Point, size: { length: number; depth: number; angle: number }): Ring {
  const { length, depth, angle } = size
  const half = [
    [-length / 2, -depth / 2],
    [length / 2, -depth / 2],
    [length / 2, depth / 2],
    [-length / 2, depth / 2],
  ] as const
  return half.map(([x, y]) => {
    const [tx, ty] = turn([x, y], angle)
    return [round(centre[0] + tx), round(centre[1] + ty)] as const
  })
}

/** A point turned counter-clockwise around the origin. */
export function turn([x, y]: Point, angle: number): Point {
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}

/** Metres to the centimetre, so that plans are short to write down. */
export function round(metres: number): number {
  return Math.round(metres * 100) / 100
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

function side([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean {
  return (bx - ax) * (y - ay) > (by - ay) * (x - ax)
}

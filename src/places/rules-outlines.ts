import { intersection } from 'polyclip-ts'
import { areaOf, centreOf, isInside, type Point, type Ring, sidesOf } from './rules-geometry.ts'

// What two grids may share without overlapping: borders drawn twice never lie exactly on one another.
const slackSquareMetres = 2
const smallestSquareMetres = 4

/** Why an outline cannot be one; null when it can. Outlines are rings of local metres, the first corner not repeated. */
export function faultOfOutline(ring: Ring): 'too-few-corners' | 'crosses-itself' | 'no-area' | null {
  if (ring.length < 3) return 'too-few-corners'
  if (crossesItself(ring)) return 'crosses-itself'
  return Math.abs(areaOf(ring)) < smallestSquareMetres ? 'no-area' : null
}

/** Whether two sides that are not neighbours meet, or a side runs back over the one before it. */
export function crossesItself(ring: Ring): boolean {
  const sides = sidesOf(ring)
  return sides.some((side, index) =>
    sides.some((other, at) => {
      if (at <= index) return false
      const isNext = at === index + 1 || (index === 0 && at === sides.length - 1)
      return isNext ? foldsBack(side, other, at === index + 1) : meet(side, other)
    }),
  )
}

/** Square metres that two outlines share. */
export function sharedArea(one: Ring, other: Ring): number {
  if (!boxesMeet(one, other)) return 0
  const shared = intersection([closed(one)], [closed(other)])
  return shared.reduce(
    (sum, polygon) =>
      sum + polygon.reduce((rest, ring, index) => rest + (index === 0 ? 1 : -1) * Math.abs(areaOf(ring)), 0),
    0,
  )
}

/** Whether two grids cover the same ground by more than the slack of a border drawn twice. */
export function overlap(one: Ring, other: Ring): boolean {
  return sharedArea(one, other) > slackSquareMetres
}

/** Whether a building stands in a grid: its middle does. */
export function standsIn(building: Ring, grid: Ring): boolean {
  return isInside(centreOf(building), grid)
}

/** The ring as polyclip takes it. */
export function closed(ring: Ring): [number, number][] {
  return [...ring, ring[0]!].map(([x, y]) => [x, y])
}

type Side = readonly [Point, Point]

function meet([a, b]: Side, [c, d]: Side): boolean {
  const [first, second] = [turnOf(a, b, c), turnOf(a, b, d)]
  const [third, fourth] = [turnOf(c, d, a), turnOf(c, d, b)]
  if (first !== second && third !== fourth) return true
  return (
    (first === 0 && within(c, [a, b])) ||
    (second === 0 && within(d, [a, b])) ||
    (third === 0 && within(a, [c, d])) ||
    (fourth === 0 && within(b, [c, d]))
  )
}

/** Neighbouring sides share a corner; they fold back when the second runs along the first. */
function foldsBack(one: Side, next: Side, inOrder: boolean): boolean {
  const [before, after] = inOrder ? [one, next] : [next, one]
  const [a, corner] = before
  const [, c] = after
  if (turnOf(a, corner, c) !== 0) return false
  return (a[0] - corner[0]) * (c[0] - corner[0]) + (a[1] - corner[1]) * (c[1] - corner[1]) > 0
}

/** 1, -1 or 0 as the third point lies left of, right of or on the line through the first two. */
function turnOf([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  const doubled = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  return Math.abs(doubled) < 1e-9 ? 0 : Math.sign(doubled)
}

function within([x, y]: Point, [[ax, ay], [bx, by]]: Side): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
}

function boxesMeet(one: Ring, other: Ring): boolean {
  const [a, b] = [boxOf(one), boxOf(other)]
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north
}

function boxOf(ring: Ring) {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) }
}

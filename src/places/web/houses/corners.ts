import { type Point, round } from '../../rules-geometry.ts'

/** Corners as they are typed or pasted: a line each, `x, y`, or GeoJSON with one polygon; null where it is neither. */
export function readCorners(text: string): Point[] | null {
  const tidy = text.normalize('NFKC').trim()
  if (tidy === '') return []
  if (/^[{[]/.test(tidy)) return ringIn(parsed(tidy))
  const corners = tidy.split(/[\n;；]+/).map((line) =>
    line
      .trim()
      .split(/[\s,、]+/)
      .map(Number),
  )
  return corners.every((pair) => pair.length === 2 && pair.every(Number.isFinite))
    ? (corners as unknown as Point[])
    : null
}

/** Corners as lines that can be read and put right. */
export function writeCorners(corners: readonly Point[]): string {
  return corners.map(([x, y]) => `${round(x)}, ${round(y)}`).join('\n')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The first ring of pairs inside a feature, a geometry or bare coordinates. */
function ringIn(value: unknown): Point[] | null {
  if (Array.isArray(value)) {
    const isRing = value.length > 0 && value.every(isPair)
    return isRing ? value.map(([x, y]) => [x, y] as const) : value.length > 0 ? ringIn(value[0]) : null
  }
  if (typeof value !== 'object' || value === null) return null
  const { features, geometry, coordinates } = value as Record<string, unknown>
  return ringIn(features ?? geometry ?? coordinates ?? null)
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((each) => typeof each === 'number')
}

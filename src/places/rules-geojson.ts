import type { Point, Ring } from './rules-geometry.ts'
import { type Anchor, toEarth, toMetres } from './rules-ground.ts'
import { faultOfOutline, overlap, standsIn } from './rules-outlines.ts'

/** A place that has an outline, as it stands. */
export type Outlined = {
  readonly kind: 'grid' | 'building'
  readonly id: string
  readonly code: string
  readonly name: string
  /** The grid it is, or is in. */
  readonly grid: string
  readonly outline: Ring
}

/** One thing that cannot be: the place as the file names it, why, and the other place where there is one. */
export type OutlineFault = { readonly place: string; readonly reason: string; readonly other: string | null }

/** One feature of a file, read: which place, and its ring in degrees. */
export type FileOutline = { readonly index: number; readonly code: string; readonly ring: readonly Point[] }

type Unknown = Readonly<Record<string, unknown>>
const mostFeatures = 5000

/** Reads the features of a collection; what is none, or has no code or plain polygon, is a fault named by its place in the file. */
export function readFeatures(collection: unknown): { outlines: FileOutline[]; faults: OutlineFault[] } {
  const { type, features } = asObject(collection)
  if (type !== 'FeatureCollection' || !Array.isArray(features)) return onlyFault('', 'no-feature-collection')
  if (features.length === 0) return onlyFault('', 'no-features')
  if (features.length > mostFeatures) return onlyFault('', 'too-many-features')
  const outlines: FileOutline[] = []
  const faults: OutlineFault[] = []
  features.forEach((feature, index) => {
    const code = codeOf(feature)
    const ring = ringOf(asObject(asObject(feature).geometry))
    const place = code ?? `#${index + 1}`
    if (!code) faults.push({ place, reason: 'no-code', other: null })
    else if (typeof ring === 'string') faults.push({ place, reason: ring, other: null })
    else outlines.push({ index, code, ring })
  })
  return { outlines, faults }
}

function onlyFault(place: string, reason: string) {
  return { outlines: [], faults: [{ place, reason, other: null }] }
}

function asObject(value: unknown): Unknown {
  return typeof value === 'object' && value !== null ? (value as Unknown) : {}
}

function codeOf(feature: unknown): string | null {
  const { code } = asObject(asObject(feature).properties)
  return typeof code === 'string' && code.length > 0 && code.length <= 40 ? code : null
}

/** The outer ring of a plain polygon without its repeated corner, or why there is none. */
function ringOf({ type, coordinates }: Unknown): readonly Point[] | string {
  const parts = type === 'MultiPolygon' && Array.isArray(coordinates) ? coordinates : [coordinates]
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'no-polygon'
  if (parts.length !== 1) return 'several-parts'
  const rings: unknown = parts[0]
  if (!Array.isArray(rings) || rings.length === 0) return 'no-polygon'
  if (rings.length > 1) return 'has-a-hole'
  const corners: unknown = rings[0]
  if (!Array.isArray(corners) || corners.length > 2000) return 'no-polygon'
  const points = corners.map(pointOf)
  if (points.some((point) => point === null)) return 'not-degrees'
  const ring = points as Point[]
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}

function pointOf(corner: unknown): Point | null {
  if (!Array.isArray(corner)) return null
  const [longitude, latitude] = corner as unknown[]
  const isDegrees =
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90
  return isDegrees ? [longitude, latitude] : null
}

const furthestMetres = 20_000

export type Redrawn = { readonly place: Outlined; readonly outline: Ring }
export type OutlinePlan = {
  readonly changed: readonly Redrawn[]
  readonly unchanged: number
  readonly faults: readonly OutlineFault[]
}

/**
 * What a file would make of the estate: outlines that change, those that stay, and what cannot be: unknown codes, outlines
 * that cross themselves, grids that overlap, buildings outside their grid. Only what the file touches is looked at.
 */
export function planOutlines(places: readonly Outlined[], file: readonly FileOutline[], anchor: Anchor): OutlinePlan {
  const known = new Map(places.map((place) => [place.code, place]))
  const faults: OutlineFault[] = []
  const drawn = new Map<string, Redrawn>()
  for (const { code, ring } of file) {
    const place = known.get(code)
    const outline = ring.map((point) => toMetres(anchor, point))
    const fault = !place ? 'unknown-code' : drawn.has(place.id) ? 'named-twice' : faultIn(outline)
    if (fault || !place)
      faults.push({ place: place ? `${place.name} ${code}` : code, reason: fault ?? 'unknown-code', other: null })
    else drawn.set(place.id, { place, outline })
  }
  const changed = [...drawn.values()].filter(({ place, outline }) => !isSame(place.outline, outline))
  return {
    changed,
    unchanged: drawn.size - changed.length,
    faults: [...faults, ...faultsTogether(places, drawn)],
  }
}

function faultIn(outline: Ring): string | null {
  if (outline.some(([x, y]) => Math.hypot(x, y) > furthestMetres)) return 'far-away'
  return faultOfOutline(outline)
}

/** Grids that overlap and buildings that stand outside their grid, as far as the file touches one of the two. */
function faultsTogether(places: readonly Outlined[], drawn: ReadonlyMap<string, Redrawn>): OutlineFault[] {
  const after = places.map((place) => ({ ...place, outline: drawn.get(place.id)?.outline ?? place.outline }))
  const shown = after.filter(({ outline }) => outline.length > 2)
  const grids = shown.filter(({ kind }) => kind === 'grid')
  const overlapping = grids.flatMap((grid, index) =>
    grids
      .slice(index + 1)
      .filter((other) => (drawn.has(grid.id) || drawn.has(other.id)) && overlap(grid.outline, other.outline))
      .map((other) => ({ place: grid.name, reason: 'grids-overlap', other: other.name })),
  )
  const outside = shown
    .filter(({ kind }) => kind === 'building')
    .flatMap((building) => {
      const grid = grids.find(({ id }) => id === building.grid)
      const isTouched = drawn.has(building.id) || (grid !== undefined && drawn.has(grid.id))
      if (!grid || !isTouched || standsIn(building.outline, grid.outline)) return []
      return [{ place: building.name, reason: 'outside-its-grid', other: grid.name }]
    })
  return [...overlapping, ...outside]
}

function isSame(one: Ring, other: Ring): boolean {
  return (
    one.length === other.length &&
    one.every(([x, y], index) => Math.hypot(x - other[index]![0], y - other[index]![1]) < 0.03)
  )
}

/** The middle of everything in a file: where an estate that stood nowhere is set down. */
export function anchorOf(file: readonly FileOutline[]): Anchor {
  const points = file.flatMap(({ ring }) => ring)
  const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
  return { longitude: sum[0] / points.length, latitude: sum[1] / points.length }
}

/** Places as GeoJSON features in WGS-84. */
export function featuresOf(places: readonly Outlined[], anchor: Anchor) {
  return places
    .filter(({ outline }) => outline.length > 2)
    .map(({ kind, code, name, outline }) => ({
      type: 'Feature' as const,
      properties: { kind, code, name },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [[...outline, outline[0]!].map((point) => toEarth(anchor, point))],
      },
    }))
}

import type { Estate } from '../../contract.ts'

/** How a building stands on a layer: the colour only repeats the word. */
export type LayerTone = 'rest' | 'good' | 'calm' | 'watch' | 'bad'
export type LayerMark = { readonly tone: LayerTone; readonly word: string }

/** Something to show about every building, brought by the room that knows it. */
export type EstateLayer = {
  readonly key: string
  readonly label: string
  /** What the colours mean, in the order of weight. */
  readonly legend: readonly LayerMark[]
  /** What is to be said of one building; undefined where there is nothing, or nothing the viewer may know. */
  readonly of: (building: string) => LayerMark | undefined
}

export type Point = readonly [number, number]

/** One polygon to draw, in local metres. */
export type Shape = {
  readonly id: string
  readonly kind: 'grid' | 'building'
  readonly outline: readonly Point[]
  readonly label: string
  /** Name of the colour: a tone, or `grid-0` to `grid-5`. */
  readonly paint: string
  readonly grid: string
}

/** Grids and buildings as shapes; a building takes the colour of its mark on the layer, else of its grid. */
export function shapesOf(estate: Estate, layer: EstateLayer | undefined): Shape[] {
  const paints = new Map(estate.grids.map((grid, index) => [grid.id, `grid-${index % 6}`]))
  const grids = estate.grids.map((grid) => ({
    id: grid.id,
    kind: 'grid' as const,
    outline: grid.outline as unknown as Point[],
    label: grid.name,
    paint: layer ? 'ground' : (paints.get(grid.id) ?? 'ground'),
    grid: grid.id,
  }))
  const buildings = estate.buildings.map((building) => ({
    id: building.id,
    kind: 'building' as const,
    outline: building.outline as unknown as Point[],
    label: String(building.number),
    paint: layer ? (layer.of(building.id)?.tone ?? 'rest') : 'house',
    grid: building.grid,
  }))
  return [...grids, ...buildings].filter(({ outline }) => outline.length > 2)
}

/** The middle of an outline, where its label stands. */
export function middleOf(outline: readonly Point[]): Point {
  const sum = outline.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
  return [sum[0] / outline.length, sum[1] / outline.length]
}

/** West, south, east and north of all shapes; null where there are none. */
export function extentOf(shapes: readonly Shape[]): readonly [number, number, number, number] | null {
  const points = shapes.flatMap(({ outline }) => outline)
  if (points.length === 0) return null
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

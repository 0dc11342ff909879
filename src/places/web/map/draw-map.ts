import 'maplibre-gl/dist/maplibre-gl.css'
import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapCanvas,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type Anchor, toEarth } from '../../rules-ground.ts'
import { labelSpots } from './label-spots.ts'
import { extentOf, type Shape } from './layers.ts'

setWorkerUrl(workerAddress)

export type MapAsk = {
  readonly holder: HTMLElement
  readonly anchor: Anchor
  readonly style: string | null
  /** Names of the map and its buttons, for eyes and screen readers. */
  readonly words: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string }
  readonly onPick: (id: string) => void
  /** The map cannot be drawn here, or no longer. */
  readonly onFailure: () => void
}

/** A map that stands: shows shapes, and is taken away. */
export type EstateCanvas = {
  show(shapes: readonly Shape[], selected: string | undefined): void
  remove(): void
}

const plain = { version: 8 as const, sources: {}, layers: [] }

/** Draws the estate by WebGL, on plain ground or over a configured style. Nothing is fetched unless a style is configured. */
export function drawMap(ask: MapAsk): EstateCanvas {
  const map = new MapCanvas({
    container: ask.holder,
    style: ask.style ?? plain,
    center: [ask.anchor.longitude, ask.anchor.latitude],
    zoom: 15,
    attributionControl: ask.style ? { compact: true } : false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: {
      'Map.Title': ask.words.map,
      'NavigationControl.ZoomIn': ask.words.zoomIn,
      'NavigationControl.ZoomOut': ask.words.zoomOut,
    },
    localIdeographFontFamily: getComputedStyle(ask.holder).fontFamily,
  })
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.on('webglcontextlost', ask.onFailure)
  let shown: Parameters<EstateCanvas['show']> | undefined
  let isReady = false
  const show: EstateCanvas['show'] = (shapes, selected) => {
    const isFirst = shown === undefined
    shown = [shapes, selected]
    if (!isReady) return
    for (const [name, data] of Object.entries(dataOf(ask, shapes, selected)))
      (map.getSource(name) as GeoJSONSource).setData(data)
    if (!isFirst) return
    reach(map, ask, shapes)
    // Not before: a press meets only what is drawn.
    void map.once('idle', () => {
      ask.holder.dataset.drawn = 'true'
    })
  }
  map.on('load', () => {
    addLayers(map)
    isReady = true
    if (shown) {
      const [shapes, selected] = shown
      shown = undefined
      show(shapes, selected)
    }
  })
  map.on('click', (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ['buildings', 'grids'] })
    if (hit) ask.onPick(String(hit.properties.id))
  })
  return { show, remove: () => map.remove() }
}

function reach(map: MapCanvas, { anchor }: MapAsk, shapes: readonly Shape[]): void {
  const extent = extentOf(shapes)
  if (!extent) return
  const [west, south, east, north] = extent
  const bounds: LngLatBoundsLike = [toEarth(anchor, [west, south]), toEarth(anchor, [east, north])]
  map.fitBounds(bounds, { padding: 24, animate: false })
}

/** Shapes and the places of their labels on the earth, with the colours of the page. */
function dataOf({ holder, anchor }: MapAsk, shapes: readonly Shape[], selected: string | undefined) {
  const styles = getComputedStyle(holder)
  const colour = (paint: string) => styles.getPropertyValue(`--map-${paint}`).trim() || '#f3efe6'
  const features = shapes.map((shape) => ({
    type: 'Feature' as const,
    properties: { id: shape.id, kind: shape.kind, fill: colour(shape.paint), chosen: shape.id === selected },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [[...shape.outline, shape.outline[0]!].map((point) => toEarth(anchor, point))],
    },
  }))
  const spots = labelSpots(shapes)
  const labels = shapes.map((shape) => ({
    type: 'Feature' as const,
    properties: { kind: shape.kind, label: shape.label },
    geometry: { type: 'Point' as const, coordinates: toEarth(anchor, spots.get(shape.id)!) },
  }))
  return {
    shapes: { type: 'FeatureCollection' as const, features },
    labels: { type: 'FeatureCollection' as const, features: labels },
  }
}

function addLayers(map: MapCanvas): void {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }
  map.addSource('shapes', empty)
  map.addSource('labels', empty)
  const of = (kind: string) => ['==', ['get', 'kind'], kind] as ['==', ...unknown[]] as never
  const fill = ['get', 'fill'] as never
  map.addLayer({
    id: 'grids',
    type: 'fill',
    source: 'shapes',
    filter: of('grid'),
    paint: { 'fill-color': fill, 'fill-opacity': 0.85 },
  })
  map.addLayer({
    id: 'grid-borders',
    type: 'line',
    source: 'shapes',
    filter: of('grid'),
    paint: { 'line-color': '#57606a', 'line-width': 1.5 },
  })
  map.addLayer({
    id: 'buildings',
    type: 'fill',
    source: 'shapes',
    filter: of('building'),
    paint: { 'fill-color': fill },
  })
  map.addLayer({
    id: 'building-walls',
    type: 'line',
    source: 'shapes',
    filter: of('building'),
    paint: {
      'line-color': ['case', ['get', 'chosen'], '#1f2328', '#857d6e'] as never,
      'line-width': ['case', ['get', 'chosen'], 3, 1] as never,
    },
  })
  const text = (kind: string, size: number) => ({
    id: `${kind}-labels`,
    type: 'symbol' as const,
    source: 'labels',
    filter: of(kind),
    // Far out a number gives way to the name of its grid and to its neighbour; closer in all of them stand.
    layout: {
      'text-field': ['get', 'label'] as never,
      'text-size': size,
      'text-allow-overlap': kind === 'grid',
      'text-padding': 0,
    },
    paint: {
      'text-color': kind === 'grid' ? '#57606a' : '#1f2328',
      'text-halo-color': '#ffffff',
      'text-halo-width': kind === 'grid' ? 2 : 0.5,
    },
  })
  map.addLayer(text('building', 12))
  // On top and therefore placed first.
  map.addLayer(text('grid', 15))
}

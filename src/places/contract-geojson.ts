import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, orNull } from './contract.ts'

const InCommunity = Type.Object({ community: Id })

export const coordinateSystems = ['wgs84', 'gcj02', 'cgcs2000'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

const Feature = Type.Object({
  type: Type.Literal('Feature'),
  properties: Type.Object({
    kind: Type.Union([Type.Literal('grid'), Type.Literal('building')]),
    code: Type.String(),
    name: Type.String(),
  }),
  geometry: Type.Object({
    type: Type.Literal('Polygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Type.Number()))),
  }),
})

export const exportGeoJson = endpoint({
  id: 'places.export-geojson',
  method: 'GET',
  path: '/api/places/:community/geojson',
  summary: 'Grids and buildings of today as GeoJSON in WGS-84.',
  caller: 'account',
  policy: 'places.maySeeSettings',
  params: InCommunity,
  reply: Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Feature) }),
})

export const OutlineOutcome = Type.Object({
  dry: Type.Boolean(),
  changed: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  unchanged: Type.Integer(),
  faults: Type.Array(Type.Object({ place: Type.String(), reason: Type.String(), other: orNull(Type.String()) })),
})
export type OutlineOutcome = Static<typeof OutlineOutcome>

export const importGeoJson = endpoint({
  id: 'places.import-geojson',
  method: 'POST',
  path: '/api/places/:community/geojson',
  summary:
    'Brings outlines of grids and buildings in, by their codes; with `dry`, or where anything is wrong, nothing is changed.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: InCommunity,
  body: Type.Object(
    {
      system: Type.Union([Type.Literal('wgs84'), Type.Literal('gcj02'), Type.Literal('cgcs2000')]),
      dry: Type.Boolean(),
      collection: Type.Unknown(),
    },
    { additionalProperties: false },
  ),
  reply: OutlineOutcome,
})

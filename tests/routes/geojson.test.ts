import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutlineOutcome } from '../../src/places/contract-geojson.ts'
import { toGcj02 } from '../../src/places/coordinates.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
})
afterAll(() => town.close())

type Feature = {
  type: string
  properties: { kind: string; code: string; name: string }
  geometry: { type: string; coordinates: [number, number][][] }
}
type Collection = { type: string; features: Feature[] }

const path = () => `/api/places/${town.gangwan}/geojson`
const taken = async () => (await town.ask('GET', path(), { cookies: clerk })).body as unknown as Collection
const bring = async (collection: unknown, more: object = {}) =>
  town.ask('POST', path(), { cookies: clerk, body: { system: 'wgs84', dry: false, collection, ...more } })
const outcome = async (collection: unknown, more: object = {}) =>
  (await bring(collection, more)).body as unknown as OutlineOutcome
const outlines = () =>
  town.look('select id, outline from grids union all select id, outline from buildings order by id')
const only = (features: Feature[]): Collection => ({ type: 'FeatureCollection', features })
const moved = (feature: Feature, east: number, north = 0): Feature => ({
  ...feature,
  geometry: {
    ...feature.geometry,
    coordinates: feature.geometry.coordinates.map((ring) => ring.map(([x, y]) => [x + east, y + north])),
  },
})

describe('outlines as GeoJSON', () => {
  it('come in as they went out and change nothing', async () => {
    const collection = await taken()
    expect(collection.features).toHaveLength(9 + 108)
    const before = await outlines()
    expect(await outcome(collection)).toMatchObject({ changed: [], unchanged: 117, faults: [] })
    expect(await outlines()).toEqual(before)
  })

  it('come in from GCJ-02 to where they were, and as CGCS2000 like WGS-84', async () => {
    const collection = await taken()
    const shifted = only(
      collection.features.map((feature) => ({
        ...feature,
        geometry: {
          ...feature.geometry,
          coordinates: feature.geometry.coordinates.map((ring) => ring.map(toGcj02)),
        },
      })),
    )
    expect(await outcome(shifted, { system: 'gcj02', dry: true })).toMatchObject({
      changed: [],
      unchanged: 117,
      faults: [],
    })
    expect(await outcome(collection, { system: 'cgcs2000', dry: true })).toMatchObject({ unchanged: 117, faults: [] })
    // The same file under the wrong name lies half a kilometre off, and the dry run says what would move.
    expect((await outcome(shifted, { dry: true })).changed).toHaveLength(117)
  })

  it('say on a dry run what would change, and change it only when asked', async () => {
    const { features } = await taken()
    const house = features.find(({ properties }) => properties.kind === 'building')!
    const nudged = only([moved(house, 0.00001)])
    const before = await outlines()
    const said = await outcome(nudged, { dry: true })
    expect(said).toMatchObject({ dry: true, changed: [{ code: house.properties.code, name: '1栋' }], faults: [] })
    expect(await outlines()).toEqual(before)
    expect(await outcome(nudged)).toMatchObject({ dry: false, changed: [{ name: '1栋' }] })
    expect(await outlines()).not.toEqual(before)
    const told = await town.look("select facts from journal where kind = 'estate.redrawn' order by id desc limit 1")
    expect(told).toEqual([{ facts: { grids: 0, buildings: 1, setDown: false } }])
  })

  it('are refused with the place named, all or nothing', async () => {
    const { features } = await taken()
    const grids = features.filter(({ properties }) => properties.kind === 'grid')
    const houses = features.filter(({ properties }) => properties.kind === 'building')
    const before = await outlines()
    const faults = async (wrong: Feature[]) => {
      const said = await outcome(only([...wrong, moved(houses[50]!, 0.00001)]))
      expect(said.dry).toBe(true)
      return said.faults
    }
    const [a, b, c, d] = houses[3]!.geometry.coordinates[0]! as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ]
    const bow = { ...houses[3]!, geometry: { type: 'Polygon', coordinates: [[a, c, b, d, a]] } }
    expect(await faults([bow])).toEqual([
      { place: `4栋 ${houses[3]!.properties.code}`, reason: 'crosses-itself', other: null },
    ])
    expect(await faults([moved(grids[0]!, 0.0005)])).toContainEqual({
      place: '第一网格',
      reason: 'grids-overlap',
      other: '第二网格',
    })
    expect(await faults([moved(houses[0]!, 0.003)])).toEqual([
      { place: '1栋', reason: 'outside-its-grid', other: '第一网格' },
    ])
    expect(await faults([{ ...houses[0]!, properties: { ...houses[0]!.properties, code: 'X-1' } }])).toEqual([
      { place: 'X-1', reason: 'unknown-code', other: null },
    ])
    expect(await faults([houses[0]!, houses[0]!])).toMatchObject([{ reason: 'named-twice' }])
    const swapped = {
      ...houses[0]!,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [23, 90],
            [23.1, 90],
            [23.1, 89],
          ],
        ],
      },
    } as Feature
    expect(await faults([swapped])).toMatchObject([{ reason: 'far-away' }])
    expect(await faults([{ ...houses[0]!, geometry: { type: 'Point', coordinates: [] } }])).toMatchObject([
      { place: houses[0]!.properties.code, reason: 'no-polygon' },
    ])
    expect(await outlines()).toEqual(before)
    expect((await outcome({ type: 'Nothing' })).faults).toMatchObject([{ reason: 'no-feature-collection' }])
    expect((await outcome(null)).faults).toMatchObject([{ reason: 'no-feature-collection' }])
  })

  it('set an estate down that stood nowhere', async () => {
    const collection = await taken()
    await town.look('update communities set anchor_longitude = null, anchor_latitude = null where community_id = $1', [
      town.gangwan,
    ])
    expect(await town.ask('GET', path(), { cookies: clerk })).toMatchObject({
      status: 409,
      body: { code: 'places.not-set-down' },
    })
    expect(await outcome(collection)).toMatchObject({ dry: false, faults: [] })
    const again = await taken()
    const gap = again.features.map(({ geometry }, index) => {
      const [[x, y]] = geometry.coordinates[0]! as [[number, number]]
      const [[wx, wy]] = collection.features[index]!.geometry.coordinates[0]! as [[number, number]]
      return Math.hypot(x - wx, y - wy)
    })
    expect(Math.max(...gap)).toBeLessThan(0.000002)
  })

  it('are the desk’s to bring in, and nobody’s outside to take', async () => {
    const worker = await town.as('gridWorker')
    const body = { system: 'wgs84', dry: true, collection: await taken() }
    expect(await town.ask('POST', path(), { cookies: worker, body })).toMatchObject({
      status: 403,
      body: { code: 'places.refused' },
    })
    expect((await town.ask('GET', path(), { cookies: worker })).status).toBe(200)
    expect((await town.ask('GET', path(), { cookies: await town.as('neighbourClerk') })).status).toBe(404)
  })
})

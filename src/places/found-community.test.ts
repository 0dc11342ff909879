import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundTown } from '../app/demo/places.ts'
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts'
import { findOffices, findStaircase } from './read.ts'
import { countPlaces } from './read-figures.ts'

let town: TestDatabase
let places: { gangwan: string; lingang: string }

beforeAll(async () => {
  town = await openTestDatabase()
  places = await town.database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
})
afterAll(() => town.close())

describe('found community', () => {
  it('counts 9 grids, 108 buildings and 1,854 dwellings in 港湾一村', async () => {
    const counts = await town.database.read({ kind: 'public' }, (tx) => countPlaces(tx, places.gangwan))

    expect(counts).toMatchObject({ grids: 9, buildings: 108, dwellings: 1854 })
  })

  it('gives each grid, the community and the sub-district an office that can hold matters', async () => {
    const offices = await town.database.read({ kind: 'public' }, (tx) => findOffices(tx, places.gangwan))

    expect(offices.map((office) => office.tier)).toEqual([
      ...Array.from({ length: 9 }, () => 'grid'),
      'community',
      'subdistrict',
      'district',
    ])
  })

  it('puts both communities under the same sub-district offices', async () => {
    const above = async (community: string) => {
      const offices = await town.database.read({ kind: 'public' }, (tx) => findOffices(tx, community))
      return offices.filter((office) => office.tier === 'subdistrict' || office.tier === 'district').map((o) => o.id)
    }

    expect(await above(places.gangwan)).toEqual(await above(places.lingang))
  })

  it('lets a QR code find its staircase', async () => {
    const staircase = await town.database.read({ kind: 'public' }, (tx) => findStaircase(tx, 'GW-001-1'))

    expect(staircase).toMatchObject({ building_name: '1栋', name: '1梯', grid_name: '第一网格' })
  })

  it('shows nothing to an actor that founds nothing and states nothing', async () => {
    const rows = await town.look<{ count: number }>('select count(*)::int as count from dwellings')
    const refused = town.database.write({ kind: 'public' }, (tx) => foundTown(tx, '2026-01-01'))

    await expect(refused).rejects.toThrow(/row-level security/)
    expect(await town.look('select count(*)::int as count from dwellings')).toEqual(rows)
  })
})

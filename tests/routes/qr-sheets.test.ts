import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

let set: Town
let unset: Town

beforeAll(async () => {
  unset = await openTown()
  set = await openTown({ publicAddress: 'https://gangwan.example' })
})
afterAll(() => Promise.all([set.close(), unset.close()]))

const ask = async (town: Town, query = '', name: 'clerk' | 'neighbourClerk' = 'clerk') =>
  town.ask('GET', `/api/places/${town.gangwan}/qr-sheets${query}`, { cookies: await town.as(name) })
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

describe('QR sheets', () => {
  it('are refused while nobody could follow the code', async () => {
    expect(await ask(unset)).toMatchObject({ status: 409, body: { code: 'places.public-address-unset' } })
  })

  it('come as one PDF: a staircase, a building, or all of them', async () => {
    const estate = (await set.ask('GET', `/api/places/${set.gangwan}`)).body as {
      buildings: { id: string; staircases: { id: string }[] }[]
      counts: { staircases: number }
    }
    const [building] = estate.buildings
    const one = await ask(set, `?staircase=${building!.staircases[0]!.id}`)
    expect(one.headers['content-type']).toBe('application/pdf')
    expect(one.raw.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pagesIn(one.raw)).toBe(1)
    expect(pagesIn((await ask(set, `?building=${building!.id}`)).raw)).toBe(building!.staircases.length)
    const all = await ask(set)
    expect(pagesIn(all.raw)).toBe(estate.counts.staircases)
    expect(all.raw.length).toBeLessThan(10_000_000)
  })

  it('are not another community’s, nor of a staircase that is not there', async () => {
    expect((await ask(set, '', 'neighbourClerk')).status).toBe(403)
    expect((await ask(set, '?staircase=00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})

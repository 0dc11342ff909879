import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let school: string
let bank: string

beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  const id = async (name: string) =>
    (
      await town.look<{ id: string }>('select id from organisations where community_id = $1 and name = $2', [
        town.gangwan,
        name,
      ])
    )[0]!.id
  school = await id('港湾小学')
  bank = await id('建设银行')
})
afterAll(() => town.close())

const ask = async (method: string, path: string, body?: object, who: CastName = 'clerk') =>
  town.ask(method, path, {
    cookies: await town.as(who),
    ...(body ? { body: { community: town.gangwan, ...body } } : {}),
  })
const faults = (answer: { body: object }) => (answer.body as { fields?: unknown }).fields
const put = async (partner: string, list: string, change: object = {}) => {
  const body = { list, kind: 'teaching', area: 'children', title: '暑期防溺水课', ...change }
  return ((await ask('POST', `/api/people/partners/${partner}/items`, body)).body as { item: string }).item
}
type Page = {
  agreements: { id: string; renews: string | null; isNow: boolean }[]
  needs: { id: string; fits: { id: string; partner: { id: string } }[] }[]
  resources: { id: string }[]
  projects: { id: string; state: string; delivered: string | null; resourceOf: { id: string } }[]
}
const page = async (partner: string, who?: CastName) =>
  (await ask('GET', `/api/people/partners/${partner}?community=${town.gangwan}`, undefined, who)).body as Page

describe('agreements', () => {
  it('are signed, run from a day to a day and are renewed, one in force at a time', async () => {
    const sign = (body: object) =>
      ask('POST', `/api/people/partners/${school}/agreements`, {
        title: '结对共建协议',
        signedOn: '2025-12-20',
        ...body,
      })
    const first = await sign({ from: '2026-01-01', to: '2026-12-31' })
    const { agreement } = first.body as { agreement: string }
    const twice = await sign({ from: '2026-12-31' })
    const renewed = await sign({ from: '2027-01-01', to: '2027-12-31', renews: agreement })
    const backwards = await sign({ from: '2029-01-01', to: '2028-12-31' })

    expect([first.status, renewed.status]).toEqual([201, 201])
    expect(faults(twice)).toEqual([{ field: 'from', reason: 'two-at-once' }])
    expect(faults(backwards)).toEqual([{ field: 'to', reason: 'before-from' }])
    expect(faults(await sign({ from: '2031-01-01', renews: newId() }))).toEqual([
      { field: 'renews', reason: 'not-there' },
    ])
    expect((await page(school)).agreements).toMatchObject([
      { renews: agreement, isNow: false },
      { id: agreement, renews: null, isNow: true },
    ])
  })
})

describe('the three lists', () => {
  it('show beside a need the resources of the same kind and area, whoever’s they are, and no others', async () => {
    const need = await put(school, 'need')
    const fitting = await put(bank, 'resource', { title: '讲师两名' })
    await put(bank, 'resource', { area: 'elders' })
    await put(bank, 'resource', { kind: 'money' })
    const ended = await put(bank, 'resource', { title: '去年的讲师' })
    await ask('POST', `/api/people/partner-items/${ended}/end`, {})

    const found = (await page(school)).needs.find(({ id }) => id === need)!
    expect(found.fits).toMatchObject([{ id: fitting, partner: { id: bank } }])
  })

  it('join a need with a resource that fits, and say what was really delivered, once', async () => {
    const need = await put(school, 'need', { kind: 'place', area: 'culture' })
    const resource = await put(bank, 'resource', { kind: 'place', area: 'culture' })
    const other = await put(bank, 'resource', { kind: 'place', area: 'health' })
    const agree = (body: object) =>
      ask('POST', '/api/people/partner-projects', { title: '合唱排练', from: '2026-11-01', ...body })
    expect(faults(await agree({ need, resource: other }))).toEqual([{ field: 'resource', reason: 'does-not-fit' }])
    expect(faults(await agree({ need: resource, resource }))).toEqual([{ field: 'resource', reason: 'does-not-fit' }])
    expect(faults(await agree({ need: newId(), resource }))).toEqual([{ field: 'need', reason: 'not-there' }])
    const { project } = (await agree({ need, resource })).body as { project: string }
    const settle = (body: object) =>
      ask('POST', `/api/people/partner-projects/${project}/settle`, {
        state: 'delivered',
        delivered: '借出排练厅六次',
        ...body,
      })
    expect(faults(await settle({ on: '2026-10-31' }))).toEqual([{ field: 'on', reason: 'before-from' }])
    expect((await settle({ on: '2026-11-20' })).status).toBe(200)
    expect((await settle({})).status).toBe(409)

    const line = { id: project, state: 'delivered', delivered: '借出排练厅六次', resourceOf: { id: bank } }
    expect((await page(school)).projects).toMatchObject([line])
    expect((await page(bank)).projects).toMatchObject([line])
    const told = await town.look(
      "select 1 from journal where kind like 'partner.project%' and facts->>'project' = $1",
      [project],
    )
    expect(told).toHaveLength(2)
  })

  it('are kept by the desk, seen by whoever works here, and by a partner as far as they are its own', async () => {
    const people: [CastName, number, number, number][] = [
      ['secretary', 200, 200, 201],
      ['gridWorker', 200, 200, 403],
      ['partyOfficer', 200, 200, 403],
      ['partner', 200, 404, 403],
      ['property', 404, 404, 403],
      ['officer', 404, 404, 404],
      ['administrator', 404, 404, 404],
      ['auditor', 200, 200, 403],
      ['neighbourClerk', 404, 404, 404],
    ]
    for (const [who, own, other, write] of people) {
      const read = (id: string) => ask('GET', `/api/people/partners/${id}?community=${town.gangwan}`, undefined, who)
      expect([(await read(school)).status, (await read(bank)).status], who).toEqual([own, other])
      const body = { list: 'need', kind: 'goods', area: 'elders', title: '急救包' }
      expect((await ask('POST', `/api/people/partners/${school}/items`, body, who)).status, who).toBe(write)
    }
    const { items } = (await ask('GET', `/api/people/partners?community=${town.gangwan}`, undefined, 'partner'))
      .body as {
      items: { id: string }[]
    }
    expect(items.map(({ id }) => id)).toEqual([school])
    const seen = await page(school, 'partner')
    expect(seen.needs.every(({ fits }) => fits.every(({ partner }) => partner.id === school))).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOpenings } from '../../src/people/privacy/list-openings.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { explainingOver } from '../architecture/explained.ts'
import { openTown, type Town } from '../town/open-town.ts'

// What the auditor sees of looks, what anybody who answers for privacy sees in numbers, and what everybody may be told.

let town: Town
let base: string
let person: string
const phone = '10000001234'

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
  const doors = await town.look<{ id: string; grid: number }>(
    `select d.id, g.number as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 and g.number <= 2 order by g.number, b.number, d.door`,
    [town.gangwan],
  )
  // Six old people and two children in the first grid, one in the second.
  const grids = [doors.filter(({ grid }) => grid === 1), doors.filter(({ grid }) => grid === 2)]
  const born = [1940, 1941, 1950, 1951, 1952, 1953, 1990, 1991]
  for (const [index, year] of born.entries()) {
    const id = await enter(grids[0]![index]!.id, year)
    person ??= id
  }
  await enter(grids[1]![0]!.id, 1990)
})
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, body?: object) =>
  town.ask(method, path, { ...(body ? { body } : {}), cookies: await town.as(name) })

async function enter(dwelling: string, year: number): Promise<string> {
  const body = { dwelling, name: '岑婉仪', birth: { year, month: 3 }, phone, from: '2020-01-01' }
  const answer = await by('clerk', 'POST', `${base}/residents`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return String(answer.body.person)
}
const open = (name: CastName, body: object) => by(name, 'POST', `${base}/residents/${person}/open`, body)
type Lines = {
  items: { id: string; field: string; purpose: string; name: string; reason: string | null }[]
  next: string | null
}
const openings = async (query = '', name: CastName = 'auditor') => {
  const answer = await by(name, 'GET', `${base}/openings${query}`)
  return { ...answer, body: answer.body as unknown as Lines }
}

describe('looks at fields', () => {
  it('are read by the auditor: who, when, what kind and what for, and not whose', async () => {
    expect((await open('clerk', { field: 'phone', purpose: 'contact', reason: '约时间' })).status).toBe(200)
    expect((await open('gridWorker', { field: 'name', purpose: 'registers' })).status).toBe(200)
    const { status, body, raw } = await openings()
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { field: 'name', purpose: 'registers', name: town.cast.gridWorker.name, post: 'grid_worker', reason: null },
      { field: 'phone', purpose: 'contact', name: town.cast.clerk.name, post: 'desk_clerk', reason: '约时间' },
    ])
    for (const hers of ['岑', person, phone]) expect(raw.includes(hers), hers).toBe(false)
  })

  it('are narrowed by who, kind, purpose and days', async () => {
    const ids = async (query: string) => (await openings(query)).body.items.map(({ field }) => field)
    expect(await ids(`?account=${town.cast.clerk.account}`)).toEqual(['phone'])
    expect(await ids('?field=name')).toEqual(['name'])
    expect(await ids('?purpose=contact')).toEqual(['phone'])
    expect(await ids('?from=2026-03-03')).toEqual([])
    expect(await ids('?from=2026-03-02&to=2026-03-02')).toEqual(['name', 'phone'])
  })

  it('are shown to nobody else', async () => {
    for (const name of [
      'secretary',
      'clerk',
      'gridWorker',
      'captain',
      'officer',
      'administrator',
      'securityOfficer',
      'neighbourClerk',
    ] as const) {
      expect((await openings('', name)).status, name).toBe(403)
    }
    expect((await town.ask('GET', `${base}/openings`)).status).toBe(401)
  })

  it('come page by page, each once, and reach an index however they are narrowed', async () => {
    const community = town.gangwan
    await town.look(
      `insert into openings (community_id, id, person_id, field, purpose, account_id, post_kind, at)
       select $1, gen_random_uuid(), $2, case when n % 500 = 0 then 'id_number' else 'phone' end,
         case when n % 700 = 0 then 'votes' else 'contact' end, $3, 'desk_clerk', clock_now() - n * interval '1 minute'
       from generate_series(1, 20000) n`,
      [community, person, town.cast.clerk.account],
    )
    await town.look('vacuum analyze openings')
    const seen = new Set<string>()
    for (let after = '', page = 0; page < 4; page += 1) {
      const { body } = await openings(after ? `?after=${after}` : '')
      for (const { id } of body.items) seen.add(id)
      after = body.next!
    }
    expect(seen.size).toBe(200)

    const auditor = await town.actor('auditor')
    const after = [...seen][150]!
    const account = town.cast.clerk.account
    for (const ask of [
      {},
      { after },
      { account },
      { field: 'id_number' },
      { purpose: 'votes' },
      { from: '2026-02-28', to: '2026-03-01' },
    ]) {
      const { database, explained } = explainingOver(town.process.context.database)
      await listOpenings({ ...town.process.context, database }, auditor, { community, ...ask })
      expect(explained).toHaveLength(1)
      expect(explained[0]!.walked, explained[0]!.plan).not.toContain('openings')
      expect(explained[0]!.read.openings ?? 0, explained[0]!.plan).toBeLessThanOrEqual(3000)
    }
    await town.look('delete from openings where person_id = $1 and place_name is null', [person])
  })
})

describe('the facts of privacy', () => {
  type Facts = {
    fields: { kind: string; kept: number; openedBy: string[]; grounds: object[]; opened: object[] }[]
    terms: { kind: string; days: number }[]
    sealed: { place: string; isBytes: boolean; keys: { key: number; suite: string; values: number }[] }[]
    asked: object[]
  }
  const facts = async (name: CastName) => by(name, 'GET', `/api/privacy/${town.gangwan}/facts`)

  it('say what is kept, on which ground, who may open it, how it is sealed and how often it was opened', async () => {
    for (const name of ['auditor', 'securityOfficer', 'clerk'] as const) {
      const answer = await facts(name)
      expect(answer.status, name).toBe(200)
      const { fields, terms, sealed } = answer.body as unknown as Facts
      expect(fields.find(({ kind }) => kind === 'phone')).toEqual({
        kind: 'phone',
        kept: 9,
        openedBy: ['secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'building_captain'],
        grounds: [{ purpose: 'contact', basis: 'consent', people: 9 }],
        opened: [{ purpose: 'contact', times: 1 }],
      })
      expect(fields.find(({ kind }) => kind === 'id_number')).toMatchObject({
        kept: 0,
        openedBy: ['secretary', 'desk_clerk'],
      })
      expect(terms).toContainEqual({ kind: 'report_words', days: 730 })
      expect(sealed.length).toBeGreaterThan(8)
      expect(sealed.filter(({ isBytes }) => !isBytes)).toEqual([])
      const phones = sealed.find(({ place }) => place === 'public.persons.phone')
      expect(phones).toEqual({
        place: 'public.persons.phone',
        isBytes: true,
        keys: [{ key: 1, suite: 'aes', values: 9 }],
      })
    }
  })

  it('are told to nobody who does not answer for them', async () => {
    for (const name of ['gridWorker', 'captain', 'officer', 'administrator', 'neighbourClerk'] as const) {
      expect((await facts(name)).status, name).toBe(403)
    }
    expect((await by('auditor', 'GET', `/api/privacy/${newId()}/facts`)).status).toBe(404)
  })
})

describe('totals for everybody', () => {
  it('say how many live here, with nothing under five and nothing that gives one away', async () => {
    const { status, body, headers } = await town.ask('GET', `${base}/totals`)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=600')
    // Six of nine are old, so the three others are left out; of the grids one has a single household, so both are left out.
    expect(body).toMatchObject({ day: '2026-03-01', residents: 9, households: 9, overSixty: null })
    const numbers = JSON.stringify(body)
      .match(/(?<=:)\d+/g)!
      .map(Number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
    const { grids } = body as { grids: { households: number | null }[] }
    expect(grids.filter(({ households }) => households !== null)).toEqual([])
  })

  it('say how matters stood at the first of the month, the same way', async () => {
    for (let made = 0; made < 6; made += 1) await town.report()
    const path = `/api/matters/totals?community=${town.gangwan}`
    const none = { open: null, put_right: null, not_done: null, not_confirmed: null, declined: null }
    expect((await town.ask('GET', path)).body).toEqual({ total: null, states: none })
    await town.clock.set('2026-04-02T01:00:00Z')
    // All six are open; the states that nobody is in are left out, and cannot be told from those that were.
    expect((await town.ask('GET', path)).body).toEqual({ total: 6, states: none })
  })
})

import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

// Every address that is read, also one that is added tomorrow, is asked by people who have no part in what stands behind it.
// (Care has a walk of its own, with a plain model beside it.)

const plain = { code: 'GW-001-1', category: '0501', ledger: 'all', period: 'week', list: 'residents' }

let town: Town
/** What an address may name, by the name of its parameter. */
let ids: Record<string, string>
/** What nobody else may be told: ids, names and words. */
let secrets: string[]
const strangers: CastName[] = ['neighbourClerk', 'property', 'doctor', 'police', 'partner', 'administrator']

beforeAll(async () => {
  town = await openTown()
  const clerk = await town.as('clerk')
  const [door] = await town.look<{ dwelling: string; building: string; grid: string }>(
    `select d.id as dwelling, b.id as building, b.grid_id as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 order by b.number, d.door limit 1`,
    [town.gangwan],
  )
  const write = async (path: string, body: object) => {
    const answer = await town.ask('POST', path, { cookies: clerk, body })
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body as Record<string, string>
  }
  const people = `/api/people/${town.gangwan}`
  const who = { dwelling: door!.dwelling, name: '淳于秋', phone: '10040004000', from: '2020-01-01' }
  const { person } = await write(`${people}/residents`, who)
  const whom = { kind: 'emergency', name: '淳于嘉', phone: '10050005000', relation: 'child' }
  await write(`${people}/residents/${person}/contacts`, whom)
  const owners = [{ name: '淳于文', share: 1 }]
  await write(`${people}/dwellings/${door!.dwelling}/owners`, { from: '2021-01-01', exclusiveArea: 60, owners })
  const words = '隔壁夜里吵架摔东西，孩子一直哭。'
  const report = (await town.report({ category: '0501', words })).body as Record<string, string>
  const [grid, account] = [door!.grid, town.cast.clerk.account]
  const post = (await town.look<{ id: string }>('select id from posts where account_id = $1', [account]))[0]!.id
  ids = { community: town.gangwan, ...door!, grid, person: person!, matter: report.matter!, post, ...plain }
  ids.number = report.number!
  ids.report = report.report!
  secrets = [person!, report.matter!, report.report!, words, '淳', '10040004000', '10050005000']
}, 120_000)
afterAll(() => town.close())

/** A query with all that the address asks for. */
function queryFor({ query }: Endpoint): string {
  if (!query) return ''
  const { properties, required = [] } = query as unknown as { properties: Record<string, TSchema>; required?: string[] }
  const asked = Object.entries(properties).filter(([name]) => required.includes(name) || name in ids)
  const fill = (name: string, schema: TSchema & { format?: string; anyOf?: { const?: string }[]; enum?: string[] }) =>
    ids[name] ?? schema.enum?.[0] ?? schema.anyOf?.[0]?.const ?? (/day|from|to|on/.test(name) ? '2026-03-01' : '淳于秋')
  const given = asked.map(([name, schema]) => `${name}=${encodeURIComponent(fill(name, schema))}`)
  return given.length > 0 ? `?${given.join('&')}` : ''
}

const addressOf = (endpoint: Endpoint) => {
  const named: Record<string, string> = endpoint.path.startsWith('/api/matters') ? { ...ids, id: ids.matter! } : ids
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) => named[name] ?? newId()) + queryFor(endpoint)
}

const reads = () =>
  endpointsOf(town.process.app).filter(({ method, id }) => method === 'GET' && !id.startsWith('care.'))

describe('every address that is read', () => {
  it('tells nobody who has no part in it whom or what there is, and writes nothing', async () => {
    const asked = reads()
    expect(asked.length).toBeGreaterThan(60)
    for (const viewer of strangers) {
      const cookies = await town.as(viewer)
      const before = await town.look('select count(*) from journal')
      const wrong: string[] = []
      for (const endpoint of asked) {
        const answer = await town.ask('GET', addressOf(endpoint), { cookies })
        const said = `${viewer} ${endpoint.id} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
        expect(answer.status, said).toBeLessThan(500)
        if (answer.body.code === 'http.invalid') wrong.push(said)
        for (const secret of secrets) {
          expect(JSON.stringify(answer.body), said).not.toContain(secret)
          expect(answer.raw.includes(secret), said).toBe(false)
        }
      }
      expect(wrong).toEqual([])
      expect(await town.look('select count(*) from journal'), viewer).toEqual(before)
    }
  })

  it('tells the community’s own desk, asked in the same way', async () => {
    const cookies = await town.as('clerk')
    const telling: string[] = []
    for (const endpoint of reads()) {
      const { raw } = await town.ask('GET', addressOf(endpoint), { cookies })
      if (secrets.some((secret) => raw.includes(secret))) telling.push(endpoint.id)
    }
    expect(telling).toEqual(
      expect.arrayContaining(['people.list-residents', 'people.read-resident', 'people.search', 'matters.read-matter']),
    )
  })

  it('of a community is closed to the desk of the next, unless everybody may read it', async () => {
    const cookies = await town.as('neighbourClerk')
    const open: string[] = []
    for (const endpoint of reads().filter(({ caller, path }) => caller === 'account' && path.includes(':community'))) {
      const answer = await town.ask('GET', addressOf(endpoint), { cookies })
      if (![403, 404].includes(answer.status)) open.push(`${endpoint.id} ${answer.status}`)
    }
    expect(open).toEqual([])
  })

  it('asks who one is, unless everybody may read it', async () => {
    for (const endpoint of reads().filter(({ caller }) => caller === 'account')) {
      const answer = await town.ask('GET', addressOf(endpoint))
      expect(answer.status, endpoint.id).toBe(401)
    }
  })
})

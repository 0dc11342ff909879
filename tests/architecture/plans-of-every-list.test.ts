import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleRooms } from '../../src/app/rooms.ts'
import { listNames } from '../../src/people/exports/rules-exports.ts'
import type { CastName } from '../../src/people/testing.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { type Database, databaseOver } from '../../src/platform/db/transaction.ts'
import { openApplication } from '../../src/platform/http/application.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { pathOf, queryOf } from '../town/every-address.ts'
import { type Filled, fillTown } from '../town/filled-town.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { type Explained, explainingOver } from './explained.ts'
import { growNeighbours } from './grown-neighbours.ts'

// Every address that is read, also one that is added tomorrow, is asked over a database in which the neighbours are large:
// nothing it says may be found by walking through their rows. The planner walks only where no index can be used.

let town: Town
let filled: Filled
let app: FastifyInstance
/** What the rooms asked, and what was asked to know who is there: that is at hand for some seconds and asked anew afterwards. */
const explained: Explained[] = []
const whoIsThere: Explained[] = []
let pools: Database[] = []
/** The tables in which the neighbours are large, with how many rows the town itself has. */
let large: Map<string, number>

const askers: CastName[] = [
  ...(['clerk', 'gridWorker', 'teamMember', 'officer', 'auditor'] as const),
  ...(['administrator', 'partyOfficer', 'groupOfficer'] as const),
]

/** Addresses of one thing that the filled town does not have; each is found by its id or number, and asked elsewhere. */
const oneThing = [
  ...['people.print-slip', 'matters.public-matter', 'matters.public-picture', 'matters.report-picture'],
  ...['matters.matter-picture', 'matters.read-transfer-note'],
]

/** Asks whether there is any row at all; the first one answers. */
const firstRow = 'people.read-first-setup'

/** Small for any installation: one or a handful a community. */
const small = [
  'subdistricts',
  'communities',
  'offices',
  'rule_sets',
  'duty_layouts',
  'care_clock',
  'care_holds',
  'throttles',
]

/** Hardly anything stands in them in the filled town; the plans of matters and of care grow them, the rest hangs on what is grown. */
const elsewhere = [
  ...['matters', 'matter_tokens'],
  ...['dwelling_successions', 'grid_successions', 'remarks', 'pictures', 'assists', 'teaching_cases', 'care_aways'],
  ...['care_contact_checks', 'care_quiet', 'care_signals', 'care_notices', 'care_helpers', 'care_referrals'],
]

beforeAll(async () => {
  town = await openTown({ publicAddress: 'http://gangwan.example' })
  filled = await fillTown(town)
  const decide = `/api/people/${town.gangwan}/exports/${filled.ids.export}/decide`
  await town.ask('POST', decide, { cookies: await town.as('secretary'), body: { decision: 'approved' } })
  large = await growNeighbours(town)
  const [{ name }] = (await town.look<{ name: string }>('select current_database() as name')) as [{ name: string }]
  await town.look(`alter database ${name} set enable_seqscan = off`)
  pools = (['app', 'accounts'] as const).map((role) =>
    databaseOver(openPool(town.addressFor(role), { most: 4, name: 'plans' }, () => undefined)),
  )
  const over = explainingOver(pools[0]!, explained)
  const accounts = explainingOver(pools[1]!, whoIsThere)
  const rooms = assembleRooms({ ...town.process.context, database: over.database }, accounts.database)
  app = await openApplication({ doorkeeper: rooms.doorkeeper, log: false, trustProxy: false, secure: false })
  rooms.serve(app)
}, 300_000)
afterAll(async () => {
  await app?.close()
  await Promise.all(pools.map((pool) => pool.close()))
  await town.close()
})

describe('every list', () => {
  it('is found by an index, whoever asks, however large the neighbours are', async () => {
    const walks = new Set<string>()
    const answered = new Set<string>()
    const looked = new Set<string>()
    const lists = endpointsOf(app).filter(({ method }) => method === 'GET')
    for (const endpoint of lists)
      for (const address of addressesOf(endpoint))
        for (const cookies of await browsersFor(endpoint)) {
          for (const list of [explained, whoIsThere]) list.length = 0
          const { statusCode } = await app.inject({ url: address, headers: { cookie: cookies } })
          if (statusCode === 200) answered.add(endpoint.id)
          for (const one of [...explained, ...whoIsThere]) {
            for (const table of Object.keys(one.read)) looked.add(table)
            for (const walk of endpoint.id === firstRow ? [] : walksOf(one))
              walks.add(`${address.replace(town.gangwan, ':community')} ${walk}`)
          }
        }
    expect([...walks]).toEqual([])
    expect(lists.map(({ id }) => id).filter((id) => !answered.has(id) && !oneThing.includes(id))).toEqual([])
    // A table that is not large here would be walked unseen.
    const unseen = [...looked].filter((table) => ![...large.keys(), ...small, ...elsewhere].includes(table))
    expect(unseen.filter((table) => !table.startsWith('pg_'))).toEqual([])
    expect(looked.size).toBeGreaterThan(40)
  })

  it('of what is covered is one statement, however many teams, captains and groups there are', async () => {
    const cookie = await town.as('clerk')
    explained.length = 0
    await app.inject({ url: `/api/people/coverage?community=${town.gangwan}`, headers: { cookie } })
    expect(explained.filter(({ read }) => 'buildings' in read)).toHaveLength(1)
  })
})

/** What of a large table was walked, or read far beyond what the town has of it. */
function walksOf({ walked, read }: Explained): string[] {
  const most = (table: string) => large.get(table)! * 2 + 150
  const through = walked.filter((table) => large.has(table)).map((table) => `walks ${table}`)
  const much = Object.entries(read).filter(([table, rows]) => large.has(table) && rows > most(table))
  return [...through, ...much.map(([table, rows]) => `reads ${rows} of ${table}`)]
}

function addressesOf(endpoint: Endpoint): string[] {
  const { ids } = filled
  if (endpoint.path.includes(':list'))
    return listNames.map((list) => `${pathOf(endpoint, { ...ids, list })}?format=csv`)
  const [least, all] = [queryOf(endpoint, ids), queryOf(endpoint, ids, 'most')]
  return [...new Set([least, all])].map((query) => pathOf(endpoint, ids) + query)
}

async function browsersFor({ caller }: Endpoint): Promise<string[]> {
  if (caller === 'public') return ['']
  if (caller === 'reporter') return [filled.reporter]
  if (caller === 'resident') return [filled.resident]
  if (caller === 'cared') return [filled.cared]
  return Promise.all(askers.map((name) => town.as(name)))
}

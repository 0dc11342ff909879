import { sql } from 'kysely'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyMorning } from '../../src/care/testing.ts'
import { whoMay } from '../../src/matters/policy.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Ids, namedIn, pathOf, queryOf, sampleOf } from '../town/every-address.ts'
import { type Filled, fillTown } from '../town/filled-town.ts'
import { type Answer, openTown, type Town } from '../town/open-town.ts'
import { viewers } from '../town/viewers.ts'

// Every address that changes something, also one that is added tomorrow, is sent by everybody who may not: what she may not see
// answers as if it were not there, what she sees refuses her, and nothing is changed.

let town: Town
let filled: Filled

beforeAll(async () => {
  town = await openTown({ noticeWebhook: { address: 'http://127.0.0.1:9/', secret: 'a secret of the provider' } })
  filled = await fillTown(town)
})
afterAll(() => town.close())

// Police and lawyer stand as the doctor does.
const everybody: CastName[] = [
  ...viewers.filter((name) => name !== 'police' && name !== 'lawyer'),
  ...(['partyOfficer', 'branchOfficer', 'groupOfficer'] as const),
]
const desk: CastName[] = ['secretary', 'clerk']
const grid: CastName[] = ['gridLeader', 'gridWorker']

/** Who may, by the sentence that each address names, where one of everything stands in the first grid; everybody else may not. */
const allowed: Readonly<Record<string, readonly CastName[]>> = {
  'places.mayChangePlaces': desk,
  'places.mayChangeSettings': desk,
  'places.mayKeepFacilities': [...desk, ...grid],
  'people.mayKeepResidents': [...desk, ...grid],
  'people.mayOpenField': [...desk, ...grid],
  'people.mayRecordConsent': [...desk, ...grid],
  'people.mayGiveSlip': desk,
  'people.mayKeepIdNumbers': desk,
  'people.mayAnswerRequests': desk,
  'people.mayAskExport': desk,
  // The clerk asked for it herself.
  'people.mayDecideExport': ['secretary'],
  'people.mayImport': desk,
  'people.maySearchNumbers': [...desk, ...grid, 'otherGridWorker'],
  'people.maySetRetention': ['secretary'],
  'people.mayKeepOrganisations': desk,
  'people.mayKeepPartners': desk,
  'people.mayKeepRoll': ['partyOfficer', 'branchOfficer'],
  'people.mayAddOrganisation': ['secretary', 'administrator'],
  'people.mayCreateAccount': ['administrator'],
  'people.mayResetPassword': ['administrator'],
  'people.maySuspend': ['administrator'],
  'people.mayGrantPost': ['administrator'],
  'people.mayConfirmPost': ['securityOfficer'],
  'people.mayEndPost': ['administrator', 'securityOfficer'],
  'people.mayPlanLeave': ['secretary', 'gridLeader', 'gridWorker'],
  'rosters.mayKeepDuties': desk,
  'notices.mayTell': desk,
  'matters.mayKeepDesk': desk,
  'matters.mayChangeCategories': desk,
  'matters.mayHandOver': [...desk, 'gridLeader'],
  'care.mayKeepCare': desk,
  'care.mayActOnAlarm': desk,
  'care.mayRaiseAlarm': desk,
  'care.mayRecordRound': desk,
  'care.mayPrintReferral': desk,
}
/** A private matter that the first grid holds: who stands to it how. */
const standing: Readonly<Record<string, readonly CastName[]>> = {
  ...{ desk, leader: ['secretary', 'gridLeader'], grid, holder: grid, above: desk },
  ...{ handler: [], neighbour: [], named: [] },
}

function mayBy({ policy }: Endpoint): readonly CastName[] | undefined {
  if (allowed[policy]) return allowed[policy]
  const act = /^matters\.may(\w+)$/.exec(policy)?.[1]
  const named = act?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(1)
  return named && whoMay[named] ? whoMay[named].flatMap((relation) => standing[relation]!) : undefined
}

/** The table in which a named thing stands, and as whom it is looked for; the rest everybody sees, or whoever is named here. */
const tables: Readonly<Record<string, string>> = {
  ...{ person: 'persons', household: 'households', ownership: 'ownerships', export: 'exports' },
  ...{ import: 'imports', request: 'privacy_requests', facility: 'facilities', duty: 'duties', call: 'notices' },
  ...{ organisation: 'organisations', team: 'organisations', partner: 'organisations', membership: 'memberships' },
  ...{ group: 'building_groups', item: 'partner_items', project: 'partner_projects', matter: 'matters' },
  ...{ template: 'reply_templates', plan: 'care_plans', alarm: 'alarms', round: 'care_rounds', feed: 'care_feeds' },
  ...{ building: 'buildings', grid: 'grids', dwelling: 'dwellings' },
}
const administrators: CastName[] = ['administrator', 'securityOfficer']
const staff = everybody.filter((name) => !['neighbourClerk', 'property', 'doctor', 'partner'].includes(name))
const seenBy: Readonly<Record<string, readonly CastName[]>> = {
  community: everybody,
  account: administrators,
  post: staff,
  absence: staff,
  // Decided by the program, not by the rows: a stay is asked for by its member.
  partyMember: ['partyOfficer', 'branchOfficer', 'groupOfficer'],
}
/** What an address names and no town has: a line of a sheet, a picture not yet made, a referral, a notice, a helper. */
const unnamed = ['number', 'picture', 'referral', 'notice', 'helper']

const seen = new Map<string, Promise<boolean>>()
function isSeen(viewer: CastName, name: string): Promise<boolean> {
  if (unnamed.includes(name)) return Promise.resolve(true)
  if (seenBy[name]) return Promise.resolve(seenBy[name].includes(viewer))
  // Whom to call is seen with the record it stands on.
  if (name === 'contact') return isSeen(viewer, 'person')
  const key = `${viewer} ${name}`
  const known = seen.get(key) ?? looked(viewer, name)
  seen.set(key, known)
  return known
}
async function looked(viewer: CastName, name: string): Promise<boolean> {
  const actor = await town.actor(viewer)
  const rows = await town.database.rows(
    actor,
    sql`select 1 from ${sql.table(tables[name]!)} where id = ${filled.ids[name]}::uuid`,
  )
  return rows.length > 0
}

const writes = () => endpointsOf(town.process.app).filter(({ method }) => method !== 'GET')
const byAccount = () =>
  writes().filter(({ caller, policy }) => caller === 'account' && policy !== 'people.mayActForSelf')

/** Content that the form alone does not say. */
const besides: Readonly<Record<string, (ids: Ids) => object>> = {
  'people.found-organisation': () => ({ kind: 'volunteer_team' }),
  'people.move-party-member': ({ partyGroup }) => ({ group: partyGroup }),
  'people.admit-party-member': ({ partyGroup }) => ({ group: partyGroup }),
  'people.grant-post': ({ community }) => ({ kind: 'desk_clerk', community }),
  'matters.hand-over': ({ post }) => ({ from: post }),
  'people.ask-export': () => ({ reason: '台风前逐户核对' }),
  'people.create-account': () => ({ username: 'wants.more' }),
  'people.change-own-phone': () => ({ phone: '10040004001' }),
  'people.search-by-number': () => ({ number: '4000' }),
  'places.change-contacts': () => ({ content: { dutyNumber: '110' } }),
  'matters.suspend': () => ({ pauseReason: 'weather' }),
  'matters.correct-place': ({ code }) => ({ staircase: code, spot: { kind: 'entrance' } }),
  'care.activate-plan': () => ({ watches: [{ kind: 'check_in', schedule: everyMorning }] }),
  'care.bind-meter': () => ({ serial: 'A1' }),
  'care.set-cadence': () => ({ everyDays: 7, windowDays: 2 }),
  'care.set-quiet': () => ({ hours: { from: '22:00', to: '07:00' } }),
}

function bodyOf(endpoint: Endpoint): object | undefined {
  if (!endpoint.body || endpoint.picture) return undefined
  const { ids } = filled
  const sample = sampleOf(endpoint.body, { name: '', ids }) as object
  return { ...sample, ...besides[endpoint.id]?.(ids) }
}

async function send(endpoint: Endpoint, ids: Ids, cookies: string): Promise<Answer> {
  const body = bodyOf(endpoint)
  const sent = endpoint.picture
    ? { payload: Buffer.from('not a picture'), type: 'application/octet-stream' }
    : body
      ? { body }
      : {}
  return town.ask(endpoint.method, pathOf(endpoint, ids) + queryOf(endpoint, ids), { cookies, ...sent })
}

/** Whether the address names a thing that stands in the town, and not its community alone. */
const isNamed = (endpoint: Endpoint) =>
  namedIn(endpoint).some((name) => name !== 'community' && !publicly.includes(name) && !unnamed.includes(name))
/** What everybody sees from the street. */
const publicly = ['building', 'grid', 'dwelling']

/** What an answer says; the id of the request is its own. */
const told = ({ status, body: { requestId: _, ...body }, headers }: Answer) => {
  const { date: _date, 'content-length': _length, ...said } = headers
  return { status, body, said }
}

/** All rows of all tables but those that count tries and quiet minutes, and the seals of events, which come by themselves later. */
async function everything(): Promise<object[]> {
  const names = await town.look<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'accounts')
       and c.relname not in ('throttles', 'sign_ins', 'devices', 'care_clock', 'journal_heads', 'journal_seals', 'journal_waiting') order by 1`,
  )
  const counted = names.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, sum(hashtextextended(t::text, 0)::numeric)::text as content from ${name} t`,
  )
  return town.look(counted.join(' union all '))
}

/** What is wrong with how an address answers somebody who may not, where things are there and where they are not. */
async function wrongFor(viewer: CastName, endpoint: Endpoint): Promise<string[]> {
  const cookies = await town.as(viewer)
  const answer = await send(endpoint, filled.ids, cookies)
  const said = `${viewer} ${endpoint.id} ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`
  if (![403, 404].includes(answer.status)) return [said]
  const names = namedIn(endpoint)
  const eyes = await Promise.all(names.map((name) => isSeen(viewer, name)))
  const unseen = names.filter((_, nth) => !eyes[nth])
  if (unseen.length === 0) return answer.status === 404 && isNamed(endpoint) ? [`${said} sees it`] : []
  const absent = await Promise.all(unseen.map((name) => send(endpoint, { ...filled.ids, [name]: newId() }, cookies)))
  return absent
    .filter((other) => JSON.stringify(told(other)) !== JSON.stringify(told(answer)))
    .map((other) => `${said} tells that it is there: ${JSON.stringify(told(other))}`)
}

describe('every address that changes something', () => {
  it('has a case here: who may, a body that its form takes, and something that stands behind its name', async () => {
    const asked = byAccount()
    expect(asked.length).toBeGreaterThan(120)
    const lacking: string[] = []
    for (const endpoint of asked)
      if (!mayBy(endpoint)) lacking.push(`${endpoint.id}: nobody said who ${endpoint.policy}`)
    for (const endpoint of writes().filter(({ caller }) => caller !== 'public')) {
      const body = bodyOf(endpoint)
      if (endpoint.body && !endpoint.picture && !Value.Check(endpoint.body, body))
        lacking.push(`${endpoint.id}: ${JSON.stringify(body)} is not its form`)
    }
    for (const endpoint of asked)
      for (const name of namedIn(endpoint)) {
        if (unnamed.includes(name)) continue
        const eyes = await Promise.all(everybody.map((viewer) => isSeen(viewer, name)))
        if (!filled.ids[name] || !eyes.includes(true)) lacking.push(`${endpoint.id}: nobody sees ${name}`)
      }
    expect(lacking).toEqual([])
  })

  it('answers whoever does not see a thing as if it were not there, refuses whoever may not, and changes nothing', async () => {
    for (const viewer of everybody) await town.as(viewer)
    const before = await everything()
    const wrong: string[] = []
    for (const viewer of everybody) {
      const refused = byAccount().filter((one) => !mayBy(one)?.includes(viewer))
      wrong.push(...(await Promise.all(refused.map((endpoint) => wrongFor(viewer, endpoint)))).flat())
      const after = await everything()
      const changed = after.filter((row, nth) => JSON.stringify(row) !== JSON.stringify(before[nth]))
      if (changed.length > 0) wrong.push(`${viewer} changed ${JSON.stringify(changed)}`)
    }
    expect(wrong).toEqual([])
  })

  it('asks who one is, or for the secret that opens it, and changes nothing without', async () => {
    const before = await everything()
    for (const endpoint of writes().filter(({ caller }) => caller !== 'public')) {
      for (const cookies of [
        '',
        'gangwan_session=none; gangwan_resident=none; gangwan_care=none; gangwan_reports=none',
      ]) {
        const answer = await send(endpoint, filled.ids, cookies)
        expect(answer.status, endpoint.id).toBe(['reporter', 'cared'].includes(endpoint.caller) ? 404 : 401)
      }
    }
    expect(await everything()).toEqual(before)
  })

  it('that takes a secret says the same of a wrong one, whether or not there is what it is for', async () => {
    const { ids } = filled
    const { username } = town.cast.clerk
    const [send] = await town.look<{ id: string }>('select id from alarm_sends limit 1')
    const packets = [{ id: '1', sensor: 'A1', at: '2026-11-25T02:00:00Z', litres: 1 }]
    const signature = 'a'.repeat(64)
    const wish = (feed: string) => ({ body: { packets }, headers: { 'feed-id': feed, 'feed-signature': signature } })
    const receipt = (id: string) => ({
      body: { id, status: 'delivered' },
      headers: { 'receipt-signature': signature },
    })
    const pairs: [string, object, object][] = [
      ['/api/signals', wish(ids.feed!), wish(newId())],
      ['/api/receipts', receipt(send?.id ?? newId()), receipt(newId())],
      ...([
        [
          '/api/matters/mine',
          { body: { number: ids.matterNumber, pin: '000000' } },
          { body: { number: 'GW-999999', pin: '000000' } },
        ],
        [
          '/api/session',
          { body: { username, password: 'wrong' } },
          { body: { username: 'nobody.here', password: 'wrong' } },
        ],
      ] as [string, object, object][]),
    ]
    const before = await everything()
    for (const [path, real, absent] of pairs) {
      const answers = [await town.ask('POST', path, real), await town.ask('POST', path, absent)]
      expect(answers[0]!.status, path).toBeGreaterThanOrEqual(400)
      expect(told(answers[0]!), path).toEqual(told(answers[1]!))
    }
    expect(await everything()).toEqual(before)
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindRounds } from '../../src/care/index.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { AccountActor } from '../../src/platform/actor.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { viewers } from '../town/viewers.ts'

// Whoever may not see a plan, an alarm or a visit cannot tell that it is there: what actors see through every endpoint of care is
// compared with a plain model over random towns. An endpoint that is not in the table below fails the walk.

let town: Town
const secrets = sealingWith(testKey)
const seed = Number(process.env.TEST_SEED ?? 20261126)
const day = 24 * 3_600_000

beforeAll(async () => {
  town = await openTown()
  for (const community of [town.gangwan, town.lingang]) await putOnDuty(town, { community, role: 'duty_desk', secrets })
})
afterAll(() => town.close())

const keepers = ['secretary', 'desk_clerk']
const lookers = [...keepers, 'grid_leader', 'grid_worker', 'kin_team_member', 'building_captain']
const holds = (actor: AccountActor, community: string, kinds: readonly string[]) =>
  actor.posts.some((post) => post.community === community && kinds.includes(post.kind))

type Plan = { id: string; community: string; category: string; audience: string[] }
type Alarm = { id: string; community: string; plan: string; closed: boolean; audience: string[] }
type Round = {
  id: string
  community: string
  plan: string
  state: string
  helper: string | null
  result: string | null
  by: string | null
}

/** The plain model, said once more without the database. */
const keeps = (actor: AccountActor, community: string) => holds(actor, community, keepers)
const named = (actor: AccountActor, audience: readonly string[]) => audience.some((id) => actor.parties.includes(id))
const seesPlan = (actor: AccountActor, plan: Plan) =>
  holds(actor, plan.community, lookers) &&
  ((plan.category !== 'C08' && keeps(actor, plan.community)) || named(actor, plan.audience))
const seesAlarm = (actor: AccountActor, alarm: Alarm) => keeps(actor, alarm.community) || named(actor, alarm.audience)

const scene = fc.array(
  fc.record({
    neighbour: fc.boolean(),
    child: fc.boolean(),
    alarm: fc.constantFrom('none', 'open', 'closed'),
    tells: fc.option(fc.constantFrom<CastName>('kinMember', 'gridWorker', 'captain')),
    visit: fc.constantFrom('none', 'planned', 'well', 'concern', 'matter', 'referral'),
    goes: fc.constantFrom<CastName>('kinMember', 'captain'),
  }),
  { minLength: 1, maxLength: 3 },
)
type One = { neighbour: boolean; child: boolean; alarm: string; tells: CastName | null; visit: string; goes: CastName }

let door = 0
async function play(one: One): Promise<void> {
  const community = one.neighbour ? town.lingang : town.gangwan
  const cookies = await town.as(one.neighbour ? 'neighbourClerk' : 'clerk')
  const who = await watchSomebody(town, { community, secrets, door: door++ })
  const ask = async (path: string, body: object, by = cookies) => {
    const answer = await town.ask('POST', `/api/care/${community}${path}`, { cookies: by, body })
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }
  if (one.alarm !== 'none') {
    const { alarm } = (await ask(`/plans/${who.plan}/alarm`, { cause: 'worry' })) as { alarm: string }
    if (one.tells && !one.neighbour)
      await town.look('update alarms set audience = audience || $2::uuid where id = $1', [
        alarm,
        town.cast[one.tells].account,
      ])
    if (one.alarm === 'closed') await ask(`/alarms/${alarm}/act`, { act: 'close', outcome: 'test' })
  }
  if (one.visit !== 'none') await visit(one, who, ask)
  if (one.child) {
    const keeper = town.cast[one.neighbour ? 'neighbourClerk' : 'clerk'].account
    await town.look(`update care_plans set category = 'C08', audience = audience || $2::uuid where id = $1`, [
      who.plan,
      keeper,
    ])
  }
}

type Ask = (path: string, body: object, by?: string) => Promise<unknown>

async function visit(one: One, who: Watched, ask: Ask): Promise<void> {
  await ask(`/plans/${who.plan}/cadence`, { kind: 'visit', everyDays: 7, windowDays: 2 })
  if (!one.neighbour) {
    const { account, name } = town.cast[one.goes]
    await ask('/helpers', { account, name, buildings: [who.building], weeklyMost: 40 })
  }
  await mindRounds(town.process.context)
  if (one.visit === 'planned') return
  const [round] = await town.look<{ id: string; helper: string | null }>(
    `select id, helper_id as helper from care_rounds where plan_id = $1 and state = 'planned'`,
    [who.plan],
  )
  // Whoever it was given to goes; where it was given to nobody, the desk records it.
  const goes = (['kinMember', 'captain'] as const).find((name) => town.cast[name].account === round!.helper)
  const follow = one.visit === 'concern' ? 'notice' : one.visit
  const body = {
    result: one.visit === 'well' ? 'well' : 'concern',
    ...(one.visit === 'well' ? {} : { concerns: ['lonely'], follow }),
    ...(one.visit === 'referral' ? { referral: { to: 'clinic', consent: true } } : {}),
  }
  await ask(`/rounds/${round!.id}/record`, body, goes && (await town.as(goes)))
}

const plans = () => town.look<Plan>('select id, community_id as community, category, audience from care_plans')
const alarms = () =>
  town.look<Alarm>(
    `select id, community_id as community, plan_id as plan, state = 'closed' as closed, audience from alarms`,
  )
const rounds = () =>
  town.look<Round>(
    `select id, community_id as community, plan_id as plan, state, helper_id as helper, result, done_by as by from care_rounds`,
  )

type Line = { id: string }
async function idsOf(cookies: string, path: string): Promise<string[]> {
  const answer = await town.ask('GET', path, { cookies })
  if (answer.status !== 200) return []
  return (answer.body.items as (Line & { round?: unknown })[])
    .map((line) => (typeof line.round === 'string' ? line.round : line.id))
    .sort()
}

/** What stands in a reply of lists that only the desk gets: no id of a plan or alarm that is not in its sight. */
const deskLists = ['trouble', 'foresight', 'engine', 'feeds', 'helpers', 'coverage', 'notices', 'cases', 'reliability']

describe('visibility of care', () => {
  it('agrees with the plain model for every viewer, on plans, alarms, visits, concerns and every list of the desk', async () => {
    const actors = new Map(await Promise.all(viewers.map(async (name) => [name, await town.actor(name)] as const)))
    await fc.assert(
      fc.asyncProperty(scene, fc.constantFrom(...viewers), async (people, viewer) => {
        for (const one of people) await play(one)
        const actor = actors.get(viewer)!
        const cookies = await town.as(viewer)
        const [allPlans, allAlarms, allRounds] = [await plans(), await alarms(), await rounds()]
        for (const community of [town.gangwan, town.lingang]) {
          const care = `/api/care/${community}`
          const looks = holds(actor, community, lookers)
          const here = <Row extends { community: string }>(rows: readonly Row[]) =>
            looks ? rows.filter((row) => row.community === community) : []
          const ids = (rows: readonly Line[]) => rows.map(({ id }) => id).sort()
          expect(await idsOf(cookies, `${care}/plans?limit=100`), `${viewer} plans`).toEqual(
            ids(here(allPlans).filter((plan) => seesPlan(actor, plan))),
          )
          for (const closed of [false, true])
            expect(
              await idsOf(cookies, `${care}/alarms?limit=100&ended=${closed}`),
              `${viewer} alarms ${closed}`,
            ).toEqual(ids(here(allAlarms).filter((alarm) => alarm.closed === closed && seesAlarm(actor, alarm))))
          const known = new Set(allPlans.filter((plan) => seesPlan(actor, plan)).map(({ id }) => id))
          expect(await idsOf(cookies, `${care}/rounds?days=31`), `${viewer} rounds`).toEqual(
            ids(
              here(allRounds).filter(
                (round) =>
                  round.state === 'planned' &&
                  (round.helper === actor.account || (keeps(actor, community) && known.has(round.plan))),
              ),
            ),
          )
          const concern = ({ result, by, plan }: Round) =>
            result === 'concern' && (by === actor.account || (keeps(actor, community) && known.has(plan)))
          expect(await idsOf(cookies, `${care}/concerns`), `${viewer} concerns`).toEqual(
            ids(here(allRounds).filter(concern)),
          )
          const hidden = [
            ...allPlans.filter((plan) => !seesPlan(actor, plan)),
            ...allAlarms.filter((alarm) => !seesAlarm(actor, alarm)),
          ]
          for (const list of deskLists) {
            const answer = await town.ask('GET', `${care}/${list}`, { cookies })
            expect(answer.status, `${viewer} ${list}`).toBe(keeps(actor, community) ? 200 : 403)
            for (const { id } of hidden) expect(JSON.stringify(answer.body), `${viewer} ${list}`).not.toContain(id)
          }
        }
        for (const plan of allPlans.slice(-4)) {
          const page = await town.ask('GET', `/api/care/${plan.community}/plans/${plan.id}`, { cookies })
          expect(page.status, `${viewer} plan ${plan.category}`).toBe(seesPlan(actor, plan) ? 200 : 404)
        }
        for (const alarm of allAlarms.slice(-4)) {
          const page = await town.ask('GET', `/api/care/${alarm.community}/alarms/${alarm.id}`, { cookies })
          expect(page.status, `${viewer} alarm`).toBe(seesAlarm(actor, alarm) ? 200 : 404)
        }
      }),
      { numRuns: 24, seed },
    )
  }, 240_000)

  it('lets whoever goes to a child record it, and shows the visit to nobody at the desk who does not see the plan', async () => {
    await play({ neighbour: false, child: true, alarm: 'none', tells: null, visit: 'planned', goes: 'kinMember' })
    const children = new Set((await plans()).filter(({ category }) => category === 'C08').map(({ id }) => id))
    const [round] = (await rounds()).filter(
      ({ community, state, plan }) => community === town.gangwan && state === 'planned' && children.has(plan),
    )
    const record = async (name: CastName) =>
      town.ask('POST', `/api/care/${town.gangwan}/rounds/${round!.id}/record`, {
        cookies: await town.as(name),
        body: { result: 'well' },
      })
    expect(await record('secretary')).toMatchObject({ status: 404, body: { code: 'care.not-here' } })
    const goes = (['kinMember', 'captain', 'clerk'] as const).find(
      (name) => town.cast[name].account === (round!.helper ?? town.cast.clerk.account),
    )!
    expect((await record(goes)).status).toBe(200)
  })

  it('refuses every endpoint of care to whoever has no part in it, as if nothing were there, and writes nothing', async () => {
    await play({ neighbour: false, child: false, alarm: 'open', tells: null, visit: 'planned', goes: 'kinMember' })
    const [plan] = (await plans()).filter(({ community }) => community === town.gangwan).slice(-1)
    const [alarm] = (await alarms()).slice(-1)
    const [round] = (await rounds()).filter(({ state }) => state === 'planned').slice(-1)
    const [referral] = await town.look<{ id: string }>('select id from care_referrals limit 1')
    const feed = newId()
    const at: Record<string, string> = {
      ...{ community: town.gangwan, plan: plan!.id, alarm: alarm!.id, round: round!.id, feed, notice: newId() },
      ...{ helper: newId(), referral: referral?.id ?? newId() },
    }
    const bodies = bodiesFor({ person: newId(), building: newId(), feed, now: (await town.clock.now()).getTime() })
    const served = endpointsOf(town.process.app).filter(
      ({ id, path }) => id.startsWith('care.') && path.includes(':community'),
    )
    expect(served.filter(({ method, id }) => method === 'POST' && !(id in bodies)).map(({ id }) => id)).toEqual([])
    for (const viewer of ['otherGridWorker', 'doctor', 'auditor', 'officer', 'neighbourClerk'] as const) {
      const cookies = await town.as(viewer)
      const before = await town.look('select count(*) from journal')
      for (const endpoint of served) {
        const answer = await askFor(endpoint, { at, cookies, body: bodies[endpoint.id] })
        const isOwnList = ['care.list-plans', 'care.list-alarms', 'care.list-rounds', 'care.list-concerns'].includes(
          endpoint.id,
        )
        if (isOwnList && answer.status === 200) expect(answer.body.items, `${viewer} ${endpoint.id}`).toEqual([])
        else expect([403, 404], `${viewer} ${endpoint.id} ${JSON.stringify(answer.body)}`).toContain(answer.status)
        for (const secret of ['何玉珍', '10000000001', plan!.id])
          expect(JSON.stringify(answer.body)).not.toContain(secret)
      }
      expect(await town.look('select count(*) from journal'), viewer).toEqual(before)
    }
    for (const endpoint of served) {
      const answer = await askFor(endpoint, { at, cookies: '', body: bodies[endpoint.id] })
      expect(answer.status, `nobody ${endpoint.id}`).toBe(401)
    }
  })
})

type Sent = { at: Record<string, string>; cookies: string; body: object | undefined }

function askFor({ method, path }: Endpoint, { at, cookies, body }: Sent) {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => at[name] ?? '')
  return town.ask(method, filled, {
    ...(cookies ? { cookies } : {}),
    ...(method === 'POST' ? { body: body ?? {} } : {}),
  })
}

/** A body of each write that would be taken from whoever may. */
function bodiesFor({
  person,
  building,
  feed,
  now,
}: {
  person: string
  building: string
  feed: string
  now: number
}): Record<string, object> {
  const schedule = { zone: 'Asia/Shanghai', times: ['09:00'], weekdays: [1], opensHours: 4, graceMinutes: 60 }
  const stay = { from: new Date(now).toISOString(), to: new Date(now + day).toISOString() }
  return {
    'care.propose-plan': { person, category: 'C01', riskClass: 'normal', responseMinutes: 60, livesAlone: true },
    'care.agree-plan': { responseMinutes: 60 },
    'care.prove-channel': { recipient: person, channel: 'voice', worked: true },
    'care.activate-plan': { watches: [{ kind: 'check_in', schedule }] },
    'care.end-plan': { reason: 'withdrawn' },
    'care.give-link': {},
    'care.take-sign': { how: 'call' },
    'care.say-away': stay,
    'care.raise-alarm': { cause: 'worry' },
    'care.review-plan': { reviewOn: '2030-01-01' },
    'care.anonymise-plan': {},
    'care.set-cadence': { kind: 'visit', everyDays: 7, windowDays: 2 },
    'care.end-cadence': { kind: 'visit' },
    'care.set-quiet': { recipient: person, hours: { from: '22:00', to: '07:00' } },
    'care.bind-meter': { feed, serial: 'A1', consent: true },
    'care.unbind-meter': {},
    'care.open-numbers': {},
    'care.see-alarm': {},
    'care.act-on-alarm': { act: 'claim' },
    'care.keep-debrief': { helped: '问了邻居。', toChange: '先问邻居。' },
    'care.print-call-sheet': {},
    'care.print-referral': {},
    'care.record-round': { result: 'well' },
    'care.keep-helper': { account: person, name: '何', buildings: [building], weeklyMost: 1 },
    'care.end-helper': {},
    'care.open-feed': { name: '水' },
    'care.close-feed': {},
    'care.end-notice': {},
  }
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConcernLine } from '../../src/care/contract-referrals.ts'
import { mindRounds } from '../../src/care/index.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import type { CastName } from '../../src/people/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Answer, type Asking, openTown, type Town } from '../town/open-town.ts'

const secrets = sealingWith(testKey)
const day = 24 * 3_600_000

let town: Town
let care: string
let door = 0
let sessions = new Map<CastName, string>()

beforeAll(async () => {
  town = await openTown()
  care = `/api/care/${town.gangwan}`
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 120_000)
afterAll(() => town.close())
// Nine on a Monday morning in Guangzhou; what was planned before is over.
let week = 0
beforeEach(async () => {
  await town.look(`update care_rounds set state = 'excused', next_at = null, who = null where state = 'planned'`)
  await town.look(`update care_cadences set ended_at = clock_now() where ended_at is null`)
  await town.look(`update care_helpers set ended_at = clock_now() where ended_at is null`)
  week += 3
  await town.clock.set(new Date(Date.UTC(2026, 10, 23 + week * 7, 1)))
  sessions = new Map()
})

async function by(name: CastName, method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const known = sessions.get(name)
  const answer = known ? await town.ask(method, `${care}${path}`, { ...asking, cookies: known }) : undefined
  if (answer && answer.status !== 401) return answer
  sessions.set(name, await town.newSession(name))
  return town.ask(method, `${care}${path}`, { ...asking, cookies: sessions.get(name)! })
}
async function ok(answer: Promise<Answer>) {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}
const elder = () => watchSomebody(town, { community: town.gangwan, secrets, door: door++ })
const cadence = (who: Watched, body: object = { kind: 'visit', everyDays: 7, windowDays: 2 }) =>
  ok(by('clerk', 'POST', `/plans/${who.plan}/cadence`, { body }))
const helper = (name: CastName, buildings: string[], weeklyMost = 3) =>
  ok(
    by('clerk', 'POST', '/helpers', {
      body: { account: town.cast[name].account, name: town.cast[name].name, buildings, weeklyMost },
    }),
  )
type Line = { id: string; plan: string; name: string | null; door: string | null; dueOn: string; isMine: boolean }
const mine = async (name: CastName) => (await ok(by(name, 'GET', '/rounds?mine=true'))).items as Line[]
const mind = () => mindRounds(town.process.context)
const record = (name: CastName, round: string, body: object) => by(name, 'POST', `/rounds/${round}/record`, { body })

describe('a planned visit', () => {
  it('goes to who looks after the building, with name and door for her alone', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    expect(round).toMatchObject({ plan: who.plan, name: '何玉珍', isMine: true })
    expect(round!.door).toBeTruthy()
    expect(await mine('captain')).toEqual([])
    const all = (await ok(by('clerk', 'GET', '/rounds'))).items as Line[]
    expect(all).toMatchObject([{ id: round!.id, name: null, door: null, helper: town.cast.kinMember.name }])
    expect((await record('captain', round!.id, { result: 'well' })).status).toBe(404)
  })

  it('recorded as well is a sign of life, and the next is planned as far away as agreed', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    const done = await ok(record('kinMember', round!.id, { result: 'well' }))
    const today = (await ok(by('clerk', 'GET', '/rounds'))).today as string
    const next = new Date(Date.parse(today) + 7 * day).toISOString().slice(0, 10)
    expect(done).toEqual({ alarm: null, matter: null, referral: null, next })
    expect(await town.look('select kind from care_signals where plan_id = $1', [who.plan])).toEqual([{ kind: 'visit' }])
    const again = await record('kinMember', round!.id, { result: 'well' })
    expect([again.status, again.body.reason]).toEqual([409, 'done'])
    expect(await town.look('select who from care_rounds where id = $1', [round!.id])).toEqual([{ who: null }])
  })

  it('where nobody opens is a missing sign of life: an alarm that skips her own telephone; while she is away it is excused', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    const { alarm } = await ok(record('kinMember', round!.id, { result: 'no_answer' }))
    expect(await town.look('select state, cause, step from alarms where id = $1', [alarm])).toEqual([
      { state: 'notify', cause: 'no_answer_at_door', step: 1 },
    ])
    // Whoever stood at the door keeps sight of what came of it.
    expect((await by('kinMember', 'GET', `/alarms/${alarm}`)).status).toBe(200)

    const away = await elder()
    await cadence(away)
    await ok(
      by('clerk', 'POST', '/helpers', {
        body: { account: town.cast.kinMember.account, name: '梁伯', buildings: [away.building], weeklyMost: 3 },
      }),
    )
    await mind()
    const now = await town.clock.now()
    const stay = { from: now.toISOString(), to: new Date(now.getTime() + 3 * day).toISOString() }
    await ok(by('clerk', 'POST', `/plans/${away.plan}/away`, { body: stay }))
    const [other] = (await mine('kinMember')).filter(({ plan }) => plan === away.plan)
    expect(await ok(record('kinMember', other!.id, { result: 'no_answer' }))).toMatchObject({ alarm: null })
  })

  it('with a concern names it and what is to follow: the desk’s notice, or an alarm', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    const bare = await record('kinMember', round!.id, { result: 'concern' })
    expect(bare.body.fields).toEqual([
      { field: 'concerns', reason: 'missing' },
      { field: 'follow', reason: 'missing' },
    ])
    await ok(record('kinMember', round!.id, { result: 'concern', concerns: ['health', 'lonely'], follow: 'notice' }))
    const notices = (await ok(by('clerk', 'GET', '/notices'))).items
    expect(notices).toMatchObject([{ kind: 'concern', plan: who.plan }])
  })

  it('with a concern becomes an ordinary matter that is private and says neither who nor what', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    const concern = { result: 'concern', concerns: ['health', 'money'], follow: 'matter' }
    const { matter } = await ok(record('kinMember', round!.id, concern))
    const desk = { cookies: sessions.get('clerk')! }
    const { body: page } = await town.ask('GET', `/api/matters/${matter}`, desk)
    expect(page).toMatchObject({ category: '0603', private: true, stage: 'reported' })
    const told = await town.look<{ all: string }>(
      `select coalesce(json_agg(m)::text, '') || coalesce((select json_agg(r)::text from reports r where r.matter_id = m.id), '')
         || coalesce((select json_agg(j)::text from journal j where j.subject_id = m.id), '') as all
       from matters m where m.id = $1 group by m.id`,
      [matter],
    )
    for (const secret of [who.plan, who.person, round!.id, '何玉珍', 'health', '身体', '关爱'])
      expect(told[0]!.all).not.toContain(secret)
    // Whoever brought it keeps sight of it; the same building's captain has none.
    expect((await town.ask('GET', `/api/matters/${matter}`, { cookies: sessions.get('kinMember')! })).status).toBe(200)
    await by('captain', 'GET', '/rounds')
    expect((await town.ask('GET', `/api/matters/${matter}`, { cookies: sessions.get('captain')! })).status).toBe(404)
    const [line] = (await ok(by('clerk', 'GET', '/concerns'))).items as ConcernLine[]
    expect(line).toMatchObject({
      round: round!.id,
      name: '何*珍',
      concerns: ['health', 'money'],
      matter,
      referral: null,
    })
    expect(((await ok(by('kinMember', 'GET', '/concerns'))).items as ConcernLine[])[0]).toMatchObject({
      round: round!.id,
      name: null,
    })
    expect((await ok(by('captain', 'GET', '/concerns'))).items).toEqual([])
  })

  it('with a concern refers her on paper once she agreed, printed by the desk and for a day by who went', async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building])
    await mind()
    const [round] = await mine('kinMember')
    const bare = { result: 'concern', concerns: ['lonely'], follow: 'referral' }
    expect((await record('kinMember', round!.id, bare)).body.fields).toEqual([{ field: 'referral', reason: 'missing' }])
    const unasked = await record('kinMember', round!.id, { ...bare, referral: { to: 'social_work', consent: false } })
    expect([unasked.status, (unasked.body.fields as { field: string }[])[0]?.field]).toEqual([400, 'referral.consent'])
    const asked = { ...bare, referral: { to: 'social_work', consent: true } }
    const { referral } = await ok(record('kinMember', round!.id, asked))
    const print = (name: CastName) => by(name, 'POST', `/referrals/${referral}/print`)
    expect((await print('captain')).status).toBe(404)
    for (const name of ['kinMember', 'clerk'] as const) {
      const note = await print(name)
      expect([note.status, note.raw.toString('latin1', 0, 5)]).toEqual([200, '%PDF-'])
    }
    const [line] = (await ok(by('clerk', 'GET', '/concerns'))).items as ConcernLine[]
    expect(line!.referral).toMatchObject({ id: referral, to: 'social_work', mayPrint: true })
    expect(line!.referral!.printedAt).not.toBeNull()
    const kept = await town.look(
      `select kind, facts->>'by' as by from journal where subject_id = $1 and kind = 'plan.referral_printed' order by happened_at, id`,
      [who.plan],
    )
    expect(kept.map((one) => (one as { by: string }).by)).toEqual([
      town.cast.kinMember.account,
      town.cast.clerk.account,
    ])
    await town.clock.advance(day)
    expect((await print('kinMember')).body.reason).toBe('too-late')
    expect((await print('clerk')).status).toBe(200)
  })

  it('that nobody went on lapses in the evening of its last day, is planned anew, and shows in the coverage once the cadence is broken', async () => {
    const who = await elder()
    await cadence(who, { kind: 'call', everyDays: 3, windowDays: 1 })
    await mind()
    expect((await ok(by('clerk', 'GET', '/coverage'))).items).toEqual([])
    await town.clock.advance(4 * day)
    await mind()
    const states = await town.look('select state from care_rounds where plan_id = $1 order by due_on', [who.plan])
    expect(states).toEqual([{ state: 'lapsed' }, { state: 'planned' }])
    const coverage = await ok(by('clerk', 'GET', '/coverage'))
    expect(coverage).toMatchObject({
      people: 1,
      items: [{ plan: who.plan, name: '何*珍', kind: 'call', everyDays: 3, lastAt: null }],
    })
    expect((await by('gridWorker', 'GET', '/coverage')).status).toBe(403)
  })
})

describe('a concern', () => {
  it('names who went, also once she goes no more, and nobody where the desk noted it itself', async () => {
    const [seen, noted] = [await elder(), await elder()]
    const concern = { result: 'concern', concerns: ['lonely'], follow: 'notice' }
    for (const who of [seen, noted]) await cadence(who)
    await helper('kinMember', [...new Set([seen.building, noted.building])])
    await mind()
    const rounds = new Map((await mine('kinMember')).map(({ plan, id }) => [plan, id]))
    await ok(record('kinMember', rounds.get(seen.plan)!, concern))
    await ok(record('clerk', rounds.get(noted.plan)!, concern))
    await town.look(`update care_helpers set ended_at = clock_now() where ended_at is null`)
    const { items } = (await ok(by('clerk', 'GET', '/concerns'))) as { items: (ConcernLine & { plan: string })[] }
    const from = (who: Watched) => items.find(({ plan }) => plan === who.plan)?.by
    expect([from(seen), from(noted)]).toEqual([town.cast.kinMember.name, null])
  })
})

describe('a report that comes late', () => {
  it('of a door that nobody opened is an alarm all the same: after its day, and after another rhythm was agreed', async () => {
    for (const overtaken of ['day', 'rhythm'] as const) {
      const who = await elder()
      await cadence(who)
      await helper('kinMember', [who.building])
      await mind()
      const [round] = await mine('kinMember')
      if (overtaken === 'day') await town.clock.advance(3 * day)
      else await cadence(who, { kind: 'visit', everyDays: 14, windowDays: 2 })
      await mind()
      const said = await record('kinMember', round!.id, { result: 'no_answer' })
      expect(said.status, `${overtaken} ${JSON.stringify(said.body)}`).toBe(200)
      expect(await town.look('select cause from alarms where id = $1', [said.body.alarm])).toEqual([
        { cause: 'no_answer_at_door' },
      ])
      const again = await record('kinMember', round!.id, { result: 'well' })
      expect([again.status, again.body.reason]).toEqual([409, 'no_answer'])
    }
  })

  it('that all is well is a sign of life, unless the plan has ended', async () => {
    const [who, ended] = [await elder(), await elder()]
    for (const each of [who, ended]) await cadence(each)
    await helper('kinMember', [...new Set([who.building, ended.building])])
    await mind()
    const rounds = new Map((await mine('kinMember')).map(({ plan, id }) => [plan, id]))
    await town.clock.advance(3 * day)
    await mind()
    await ok(by('clerk', 'POST', `/plans/${ended.plan}/end`, { body: { reason: 'withdrawn' } }))
    const well = (plan: string) => record('kinMember', rounds.get(plan)!, { result: 'well' })
    expect((await well(who.plan)).status).toBe(200)
    expect(await town.look('select kind from care_signals where plan_id = $1', [who.plan])).toEqual([{ kind: 'visit' }])
    expect((await well(ended.plan)).status).toBe(409)
  })
})

describe('a report on a visit that was handed to somebody else', () => {
  /** Was the member's, and is the captain's since. */
  const handedOn = async () => {
    const who = await elder()
    await cadence(who)
    await helper('kinMember', [who.building], 9)
    await mind()
    const hers = async (name: CastName) => (await mine(name)).filter(({ plan }) => plan === who.plan)
    const [round] = await hers('kinMember')
    await town.look(`update care_helpers set ended_at = clock_now() where ended_at is null`)
    await helper('captain', [who.building], 9)
    await mind()
    expect((await hers('captain')).map(({ id }) => id)).toEqual([round!.id])
    expect(await hers('kinMember')).toEqual([])
    return { who, round: round!.id }
  }

  it('counts as hers who stood at the door: a shut one is an alarm she keeps sight of', async () => {
    const { round } = await handedOn()
    const said = await record('kinMember', round, { result: 'no_answer' })
    expect(said.status, JSON.stringify(said.body)).toBe(200)
    expect(await town.look('select state, done_by from care_rounds where id = $1', [round])).toEqual([
      { state: 'no_answer', done_by: town.cast.kinMember.account },
    ])
    expect((await by('kinMember', 'GET', `/alarms/${said.body.alarm}`)).status).toBe(200)
    // Whoever never had it finds nothing there, before and after.
    for (const name of ['gridWorker', 'neighbourClerk'] as const)
      expect((await record(name, round, { result: 'well' })).status, name).toBe(404)
    expect(await mine('captain')).toEqual([])
  })

  it('names who was seen, and her concern stands under her name', async () => {
    const { who, round } = await handedOn()
    await ok(record('kinMember', round, { result: 'concern', concerns: ['lonely'], follow: 'notice' }))
    const { items } = (await ok(by('clerk', 'GET', '/concerns'))) as { items: (ConcernLine & { plan: string })[] }
    expect(items.find(({ plan }) => plan === who.plan)).toMatchObject({ by: town.cast.kinMember.name })
  })

  it('and that she reported on before says so by a code of its own, to both of them, and changes nothing', async () => {
    for (const [result, state] of [
      ['well', 'done'],
      ['no_answer', 'no_answer'],
    ] as const) {
      for (const [first, second] of [
        ['captain', 'kinMember'],
        ['kinMember', 'captain'],
      ] as const) {
        const { who, round } = await handedOn()
        await ok(record(first, round, { result }))
        const before = await town.look('select * from care_rounds where id = $1', [round])
        const late = await record(second, round, { result: result === 'well' ? 'no_answer' : 'well' })
        expect(late.status).toBe(409)
        // No later try can succeed, so that her phone offers none.
        expect(late.body).toMatchObject({ code: 'care.round-reported', reason: state, isFinal: true })
        expect(await town.look('select * from care_rounds where id = $1', [round])).toEqual(before)
        const opened = await town.look(`select 1 from alarms where plan_id = $1`, [who.plan])
        expect(opened).toHaveLength(result === 'well' ? 0 : 1)
      }
    }
  })

  it('speaks for the moment at which it was noted: it answers no alarm that was raised since', async () => {
    const { who, round } = await handedOn()
    const noted = (await town.clock.now()).toISOString()
    await town.clock.advance(day / 24)
    await ok(by('clerk', 'POST', `/plans/${who.plan}/alarm`, { body: { cause: 'no_answer_at_door' } }))
    await ok(record('kinMember', round, { result: 'well', at: noted }))
    expect(await town.look('select state from alarms where plan_id = $1', [who.plan])).toEqual([{ state: 'notify' }])
    const signs = await town.look('select device_at from care_signals where plan_id = $1', [who.plan])
    expect(signs).toEqual([{ device_at: new Date(noted) }])
  })
})

describe('a visit that cannot be moved on', () => {
  it('keeps no other from being planned and shared out', async () => {
    const [broken, other] = [await elder(), await elder()]
    await cadence(broken, { kind: 'call', everyDays: 3, windowDays: 1 })
    await cadence(other, { kind: 'call', everyDays: 3, windowDays: 1 })
    await helper('kinMember', [other.building])
    await town.look(`update persons set phone = '\\x00' where id = $1`, [broken.person])
    await town.clock.advance(2 * day)
    await mind()
    const states = (who: Watched) =>
      town.look('select state from care_rounds where plan_id = $1 order by due_on', [who.plan])
    expect(await states(broken)).toEqual([{ state: 'planned' }])
    expect(await states(other)).toEqual([{ state: 'lapsed' }, { state: 'planned' }])
    expect((await mine('kinMember')).map(({ plan }) => plan)).toContain(other.plan)
    await town.look('update care_rounds set next_at = null, state = $2, who = null where plan_id = $1', [
      broken.plan,
      'excused',
    ])
  })
})

describe('days of visits', () => {
  it('are counted by the clock of their own community', async () => {
    const zone = (name: string) =>
      town.look('update communities set time_zone = $1 where community_id = $2', [name, town.gangwan])
    const who = await elder()
    // Nine on Monday morning in Guangzhou is Sunday evening in New York.
    const monday = (await ok(by('clerk', 'GET', '/rounds'))).today as string
    await zone('America/New_York')
    const { today } = (await ok(by('clerk', 'GET', '/rounds'))) as { today: string }
    expect(Date.parse(monday) - Date.parse(today)).toBe(day)
    // What the page of her plan writes down is by that clock too.
    expect((await ok(by('clerk', 'GET', `/plans/${who.plan}`))).zone).toBe('America/New_York')
    await cadence(who, { kind: 'visit', everyDays: 7, windowDays: 2 })
    const [round] = await town.look<{ opens_on: string; ends: string }>(
      `select to_char(opens_on, 'YYYY-MM-DD') as opens_on, to_char(next_at at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI') as ends
       from care_rounds where plan_id = $1`,
      [who.plan],
    )
    const dueOn = new Date(Date.parse(today) + 2 * day).toISOString().slice(0, 10)
    expect(round).toEqual({ opens_on: today, ends: `${dueOn} 20:00` })
    const early = await by('clerk', 'POST', `/plans/${who.plan}/review`, { body: { reviewOn: today } })
    expect(early.body.fields).toEqual([{ field: 'reviewOn', reason: 'not-to-come' }])
    expect((await by('clerk', 'POST', `/plans/${who.plan}/review`, { body: { reviewOn: monday } })).status).toBe(200)
    await zone('Asia/Shanghai')
  })
})

describe('sharing out', () => {
  it('keeps everybody within what she agreed to, and changes hands when somebody stops', async () => {
    const all: Watched[] = []
    for (let count = 0; count < 5; count += 1) all.push(await elder())
    for (const who of all) await cadence(who)
    const buildings = [...new Set(all.map(({ building }) => building))]
    await helper('kinMember', buildings, 2)
    await helper('captain', buildings, 3)
    await mind()
    expect([(await mine('kinMember')).length, (await mine('captain')).length]).toEqual([2, 3])
    const { items } = (await ok(by('clerk', 'GET', '/helpers'))) as {
      items: { id: string; account: string; thisWeek: number }[]
    }
    expect(items.map(({ thisWeek }) => thisWeek).sort()).toEqual([2, 3])
    const captain = items.find(({ account }) => account === town.cast.captain.account)!
    await ok(by('clerk', 'POST', `/helpers/${captain.id}/end`))
    await mind()
    expect([(await mine('kinMember')).length, (await mine('captain')).length]).toEqual([5, 0])
    const [assigned] = await town.look<{ n: number }>(
      `select count(*)::int as n from journal where kind = 'round.assigned' and subject_id in (select id from care_rounds where state = 'planned')`,
    )
    expect(assigned).toEqual({ n: 8 })
    expect(await mind()).toBe(0)
  })
})

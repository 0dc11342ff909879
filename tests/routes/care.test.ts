import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mindCare, sendAlarms } from '../../src/care/index.ts'
import { putOnDuty } from '../../src/care/testing.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let care: string
type Door = { dwelling: string; building: string; grid: string }
let doors: Door[]
let taken = 0
const secrets = sealingWith(testKey)
const minute = 60_000

beforeAll(async () => {
  town = await openTown()
  care = `/api/care/${town.gangwan}`
  doors = await town.look<Door>(
    `select d.id as dwelling, b.id as building, b.grid_id as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 and b.number <= 3 order by b.number, d.door`,
    [town.gangwan],
  )
}, 120_000)
afterAll(() => town.close())
// Seven in the morning in Guangzhou, a day later for each test.
let day = 0
beforeEach(async () => {
  day += 1
  await town.clock.set(new Date(Date.UTC(2026, 10, 24 + day * 3, 23)))
})

// Days pass between the tests, and a session does not outlive them.
const sessions = new Map<string, Promise<string>>()
beforeEach(() => sessions.clear())
const by = async (name: CastName, method: string, path: string, asking: Asking = {}) => {
  const known = sessions.get(name) ?? town.newSession(name)
  sessions.set(name, known)
  const cookies = await known
  const answer = await town.ask(method, path, { ...asking, cookies })
  if (answer.status !== 401) return answer
  sessions.delete(name)
  return town.ask(method, path, { ...asking, cookies: await town.newSession(name) })
}
const everyMorning = {
  zone: 'Asia/Shanghai',
  times: ['09:00'],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensHours: 4,
  graceMinutes: 30,
}

async function resident(): Promise<{ person: string; door: Door }> {
  const door = doors[taken++]!
  const body = {
    dwelling: door.dwelling,
    name: '何玉珍',
    birth: { year: 1944, month: 3 },
    phone: '10000000001',
    relation: 'head',
  }
  const { body: made } = await by('clerk', 'POST', `/api/people/${town.gangwan}/residents`, { body })
  return { person: made.person as string, door }
}

async function activePlan(change: Record<string, unknown> = {}) {
  const { person, door } = await resident()
  const proposal = { person, category: 'C01', riskClass: 'normal', responseMinutes: 60, livesAlone: true }
  const { body } = await by('clerk', 'POST', `${care}/plans`, { body: proposal })
  const plan = `${care}/plans/${body.plan}`
  const agreed = { consentBasis: 'consent', limitsTold: true, card: '左耳听不清，钥匙在 302 房何家明处', ...change }
  await by('clerk', 'POST', `${plan}/agree`, { body: agreed })
  await by('clerk', 'POST', `${plan}/prove`, { body: { recipient: person, channel: 'voice', worked: true } })
  const active = await by('clerk', 'POST', `${plan}/activate`, {
    body: { watches: [{ kind: 'check_in', schedule: everyMorning }] },
  })
  expect(active.status, JSON.stringify(active.body)).toBe(200)
  const { body: link } = await by('clerk', 'POST', `${plan}/link`, { body: {} })
  const entered = await town.ask('GET', link.path as string)
  expect(entered.status).toBe(303)
  return { plan, id: body.plan as string, person, door, cookies: entered.cookies }
}
const pass = async (minutes: number) => {
  await town.clock.advance(minutes * minute)
  await mindCare(town.process.context)
}
const openAlarm = async (of: { id: string }) =>
  (
    await town.look<{ id: string; state: string; next_at: Date }>(
      "select id, state, next_at from alarms where plan_id = $1 and state <> 'closed'",
      [of.id],
    )
  )[0]

describe('a plan', () => {
  it('watches nobody before consent, the limits told and a channel proven within a day', async () => {
    const { person } = await resident()
    const proposal = { person, category: 'C04', riskClass: 'high', responseMinutes: 30, livesAlone: true }
    const { body } = await by('clerk', 'POST', `${care}/plans`, { body: proposal })
    const plan = `${care}/plans/${body.plan}`
    const watches = [{ kind: 'check_in', schedule: everyMorning }]
    await by('clerk', 'POST', `${plan}/agree`, { body: { consentBasis: 'consent' } })
    const early = await by('clerk', 'POST', `${plan}/activate`, { body: { watches } })
    expect([early.status, early.body.code]).toEqual([409, 'care.not-ready'])
    expect((early.body.fields as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'health-consent',
      'limits-told',
      'proven-channel',
    ])
    const wrong = await by('clerk', 'POST', `${plan}/activate`, {
      body: { watches: [{ kind: 'check_in', schedule: { ...everyMorning, times: ['25:00'], zone: 'Mars/Base' } }] },
    })
    expect(wrong.body.fields).toEqual([
      { field: 'watches.0.schedule.times', reason: 'no-such-time' },
      { field: 'watches.0.schedule.zone', reason: 'no-such-zone' },
    ])
    const again = await by('clerk', 'POST', `${care}/plans`, { body: proposal })
    expect(again.body.code).toBe('care.plan-exists')
    const nobody = await by('clerk', 'POST', `${care}/plans`, { body: { ...proposal, person: newId() } })
    expect(nobody.body.code).toBe('care.no-such-resident')
  })

  it('is not there for whoever it does not name, and shows its card to the desk', async () => {
    const { plan, id } = await activePlan()
    for (const name of [
      'gridWorker',
      'gridLeader',
      'kinMember',
      'captain',
      'police',
      'officer',
      'auditor',
      'administrator',
      'neighbourClerk',
      'property',
    ] as const) {
      expect((await by(name, 'GET', plan)).status, name).toBe(404)
      const list = await by(name, 'GET', `${care}/plans`)
      expect(JSON.stringify(list.body), name).not.toContain(id)
    }
    const read = await by('clerk', 'GET', plan)
    expect(read.body).toMatchObject({ name: '何*珍', state: 'active', missing: [], links: { person: true, family: 0 } })
    expect(read.body.card).toContain('左耳')
    const stored = await town.look<{ card: Buffer }>('select card from care_plans where id = $1', [id])
    expect(stored[0]!.card.includes('钥匙')).toBe(false)
  })

  it('of a child is the officer’s who keeps it, and no colleague’s', async () => {
    const { person } = await resident()
    const proposal = { person, category: 'C08', riskClass: 'normal', responseMinutes: 60, livesAlone: false }
    const { body } = await by('secretary', 'POST', `${care}/plans`, { body: proposal })
    expect((await by('secretary', 'GET', `${care}/plans/${body.plan}`)).status).toBe(200)
    expect((await by('clerk', 'GET', `${care}/plans/${body.plan}`)).status).toBe(404)
  })
})

describe('a morning without a sign', () => {
  it('is claimed by the team member on duty, who goes and closes it with an outcome; the page tells every minute', async () => {
    const who = await activePlan()
    await putOnDuty(town, {
      community: town.gangwan,
      role: 'team_member',
      building: who.door.building,
      account: town.cast.kinMember.account,
      secrets,
    })
    await pass(0)
    expect(await openAlarm(who)).toBeUndefined()
    await pass(150)
    const alarm = (await openAlarm(who))!
    const page = `${care}/alarms/${alarm.id}`
    expect((await by('kinMember', 'GET', page)).status).toBe(404)
    for (let step = 0; step < 2; step += 1) {
      await town.clock.set((await openAlarm(who))!.next_at)
      await mindCare(town.process.context)
    }
    const taken: string[] = []
    await sendAlarms(town.process.context, async ({ phone, params }) => void taken.push(`${params.channel} ${phone}`))
    expect(taken).toContain('sms 10000000003')
    const seen = await by('kinMember', 'GET', page)
    expect(seen.body).toMatchObject({ fullName: '何玉珍', step: 'team', isClaimed: false, owner: null })
    expect(seen.body.card).toContain('钥匙')
    const numbers = await by('kinMember', 'POST', `${page}/numbers`)
    expect(numbers.body.items).toEqual([
      { role: 'person', name: '何玉珍', phone: '10000000001' },
      { role: 'team_member', name: '值班', phone: '10000000003' },
    ])
    expect((await by('gridWorker', 'POST', `${page}/numbers`)).status).toBe(404)
    expect(await town.look("select facts->>'alarm' as alarm from journal where kind = 'plan.numbers_opened'")).toEqual([
      { alarm: alarm.id },
    ])
    const act = (body: object) => by('kinMember', 'POST', `${page}/act`, { body })
    expect((await act({ act: 'claim', going: true })).body.state).toBe('owned')
    expect((await by('clerk', 'POST', `${page}/act`, { body: { act: 'claim' } })).body.code).toBe('care.not-now')
    const claimed = { isClaimed: true, isMine: false, owner: town.cast.kinMember.name }
    expect((await by('clerk', 'GET', page)).body).toMatchObject(claimed)
    expect((await act({ act: 'arrive' })).body.state).toBe('on_site')
    const missing = await act({ act: 'close' })
    expect([missing.status, missing.body.fields]).toEqual([400, [{ field: 'outcome', reason: 'missing' }]])
    expect((await act({ act: 'close', outcome: 'need' })).body.state).toBe('closed')
    expect((await by('kinMember', 'POST', `${page}/numbers`)).body).toMatchObject({ code: 'care.not-now' })
    const told = await by('clerk', 'GET', page)
    const kinds = (told.body.story as { kind: string }[]).map(({ kind }) => kind).reverse()
    expect(kinds).toEqual([
      'alarm.opened',
      'alarm.step_told',
      'alarm.step_told',
      'alarm.step_empty',
      'alarm.step_told',
      'alarm.claimed',
      'alarm.on_site',
      'alarm.closed',
    ])
    expect(told.body.sends).toEqual(expect.arrayContaining([expect.objectContaining({ template: 'care.all_clear' })]))
    for (const name of ['gridWorker', 'captain', 'officer', 'auditor', 'neighbourClerk'] as const) {
      expect((await by(name, 'GET', page)).status, name).toBe(404)
    }
  })

  it('ends with her own button, without account, by her link', async () => {
    const who = await activePlan()
    await pass(150)
    const mine = await town.ask('GET', '/api/care/mine', { cookies: who.cookies })
    expect(mine.body).toMatchObject({ kind: 'person', name: '何玉珍', alarm: { state: 'verify' } })
    const headers = { 'command-id': newId() }
    for (let time = 0; time < 2; time += 1) {
      expect((await town.ask('POST', '/api/care/mine/well', { cookies: who.cookies, headers, body: {} })).status).toBe(
        200,
      )
    }
    expect(await openAlarm(who)).toBeUndefined()
    expect(await town.look('select outcome from alarms where plan_id = $1', [who.id])).toEqual([{ outcome: 'forgot' }])
    expect(await town.look('select count(*)::int as n from care_signals where plan_id = $1', [who.id])).toEqual([
      { n: 1 },
    ])
  })

  it('counts a press that waited on her phone for when she pressed: yesterday’s word is none for today', async () => {
    const who = await activePlan()
    await pass(150)
    const press = (at: Date) =>
      town.ask('POST', '/api/care/mine/well', { cookies: who.cookies, body: { at: at.toISOString() } })
    const now = await town.clock.now()
    expect((await press(new Date(now.getTime() - 14 * 60 * minute))).status).toBe(200)
    expect(await openAlarm(who)).toBeDefined()
    expect((await press(new Date(now.getTime() - 40 * minute))).status).toBe(200)
    expect(await openAlarm(who)).toBeUndefined()
    expect(await town.look('select device_at is null as now from care_signals where plan_id = $1', [who.id])).toEqual([
      { now: false },
      { now: false },
    ])
  })

  it('expects her again from when she says that she is back', async () => {
    const who = await activePlan()
    const mine = async () => (await town.ask('GET', '/api/care/mine', { cookies: who.cookies })).body
    const until = new Date((await town.clock.now()).getTime() + 3 * 24 * 60 * minute).toISOString()
    await town.ask('POST', '/api/care/mine/away', { cookies: who.cookies, body: { until } })
    expect(await mine()).toMatchObject({ awayUntil: until, today: { state: 'away' }, community: town.gangwan })
    await town.ask('POST', '/api/care/mine/back', { cookies: who.cookies, body: {} })
    expect(await mine()).toMatchObject({ awayUntil: null, today: { state: 'expected' } })
    await pass(150)
    expect(await openAlarm(who)).toBeDefined()
  })

  it('opens nothing to a link that is none, or was given for another', async () => {
    expect((await town.ask('GET', '/api/care/mine', { cookies: 'gangwan_care=nonsense' })).status).toBe(404)
    expect((await town.ask('POST', '/api/care/mine/well', { cookies: 'gangwan_care=nonsense', body: {} })).status).toBe(
      404,
    )
  })

  it('counts as told to the desk once it presses “seen”', async () => {
    const who = await activePlan()
    const raised = await by('clerk', 'POST', `${who.plan}/alarm`, { body: { cause: 'collapse' } })
    const page = `${care}/alarms/${raised.body.alarm}`
    const line = async () =>
      ((await by('clerk', 'GET', `${care}/alarms`)).body.items as { id: string; unseen: number; told: number }[]).find(
        ({ id }) => id === raised.body.alarm,
      )
    expect(await line()).toMatchObject({ unseen: 1, told: 0 })
    await by('clerk', 'POST', `${page}/seen`)
    expect(await line()).toMatchObject({ unseen: 0, told: 1 })
  })
})

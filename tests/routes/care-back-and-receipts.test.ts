import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endAway } from '../../src/care/give-sign.ts'
import { findBroken, giveSign, mindCare, sayAway, sendAlarms, signBatch } from '../../src/care/index.ts'
import { readMine } from '../../src/care/show-mine.ts'
import { takeReceipt } from '../../src/care/take-receipt.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Answer, openTown, type Town } from '../town/open-town.ts'

const secrets = sealingWith(testKey)
const secret = 'the provider knows it'
const minute = 60_000
const hour = 60 * minute

let town: Town
let care: string
let door = 0
let day = 0
let cookies: string

beforeAll(async () => {
  town = await openTown({ noticeWebhook: { address: 'http://127.0.0.1:9/never', secret } })
  care = `/api/care/${town.gangwan}`
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 120_000)
afterAll(() => town.close())
/** Noon in Guangzhou, some days later for each test; whoever was watched before is no more. */
beforeEach(async () => {
  await town.look(`update care_watches set ended_at = clock_now() where ended_at is null`)
  await town.look(`update care_expectations set state = 'excused', next_at = null where state = 'open'`)
  await town.look(
    `update alarms set state = 'closed', outcome = 'test', next_at = null, closed_at = clock_now() where state <> 'closed'`,
  )
  day += 7
  await at(0, 12)
})
async function at(days: number, hours: number, minutes = 0): Promise<void> {
  await town.clock.set(new Date(Date.UTC(2026, 10, day + days, hours - 8, minutes)))
  cookies = await town.newSession('clerk')
  await mindCare(town.process.context)
}
const desk = (method: string, path: string, body?: unknown) =>
  town.ask(method, `${care}${path}`, { cookies, ...(body ? { body } : {}) })
/** Her own button is expected at noon on Mondays alone: nothing of it falls into these days. */
const elder = async (change: { riskClass?: 'high'; community?: string } = {}): Promise<Watched> => {
  const who = await watchSomebody(town, { community: town.gangwan, secrets, door: door++, ...change })
  await town.look(`update care_watches set ended_at = clock_now() where plan_id = $1`, [who.plan])
  await town.look(`update care_expectations set state = 'excused', next_at = null where plan_id = $1`, [who.plan])
  return who
}
const away = async (who: Watched, hours: number) => {
  const now = await town.clock.now()
  const body = { from: now.toISOString(), to: new Date(now.getTime() + hours * hour).toISOString() }
  expect((await desk('POST', `/plans/${who.plan}/away`, body)).status).toBe(201)
}
const backs = (who: Watched) =>
  town.look<{ state: string }>(
    `select e.state from care_expectations e join care_watches w on w.id = e.watch_id where e.plan_id = $1 and w.kind = 'back' order by e.due_at`,
    [who.plan],
  )
const alarmOf = async (who: Watched) =>
  (
    await town.look<{ id: string; state: string; step: number; round: number; next_at: Date }>(
      `select id, state, step, round, next_at from alarms where plan_id = $1 and state <> 'closed'`,
      [who.plan],
    )
  )[0]

describe('the end of being away', () => {
  it('asks whether she is back: a sign answers it, without one she is missed two hours later', async () => {
    const [who, silent] = [await elder(), await elder()]
    await away(who, 24)
    await away(silent, 24)
    await at(1, 13)
    const command = { sender: newId(), id: newId(), content: '' }
    const her = { kind: 'code' as const, report: who.link, community: town.gangwan }
    await giveSign(town.process.context, her, { community: town.gangwan, plan: who.plan, command, kind: 'button' })
    await at(1, 13, 59)
    expect([await backs(who), await backs(silent)]).toEqual([[{ state: 'satisfied' }], [{ state: 'open' }]])
    await at(1, 14)
    expect(await backs(silent)).toEqual([{ state: 'missed' }])
    expect(await alarmOf(silent)).toMatchObject({ state: 'verify' })
    expect(await alarmOf(who)).toBeUndefined()
  })

  it('in the evening waits until ten the next morning; said to be longer, or back before, it is excused', async () => {
    const [late, longer] = [await elder(), await elder()]
    await away(late, 10)
    await away(longer, 10)
    await away(longer, 72)
    await at(1, 9, 59)
    expect([await backs(late), await alarmOf(late)]).toEqual([[{ state: 'open' }], undefined])
    await at(1, 10)
    expect(await alarmOf(late)).toMatchObject({ state: 'verify' })
    expect(await backs(longer)).toEqual([{ state: 'excused' }, { state: 'open' }])
    expect(await alarmOf(longer)).toBeUndefined()
  })
})

const command = () => ({ sender: newId(), id: newId(), content: '' })
const holder = (link: string) => ({ kind: 'code' as const, report: link, community: town.gangwan })
/** Her own button is expected every morning at nine, until ten. */
const pressing = (change: { duress?: boolean } = {}) =>
  watchSomebody(town, { community: town.gangwan, secrets, door: door++, ...change })
const press = async (who: Watched, pressed: Date | null = null) =>
  giveSign(town.process.context, holder(who.link), {
    ...{ community: town.gangwan, plan: who.plan, kind: 'button' as const, command: command() },
    at: pressed,
  })
const raise = async (who: Watched, cause: string) =>
  expect((await desk('POST', `/plans/${who.plan}/alarm`, { cause })).status).toBe(201)

describe('being away', () => {
  it('that ended early leaves her word expected at the end of a later time away', async () => {
    const who = await elder()
    await away(who, 24)
    const now = (await town.clock.now()).getTime()
    const later = { from: new Date(now + 72 * hour), to: new Date(now + 96 * hour) }
    expect((await desk('POST', `/plans/${who.plan}/away`, later)).status).toBe(201)
    await endAway(town.process.context, holder(who.link), {
      community: town.gangwan,
      plan: who.plan,
      command: command(),
    })
    expect(await backs(who)).toEqual([{ state: 'excused' }, { state: 'open' }])
    await at(4, 14)
    expect(await backs(who)).toEqual([{ state: 'excused' }, { state: 'missed' }])
    expect(await alarmOf(who)).toMatchObject({ state: 'verify' })
  })

  it('excuses nothing under duress where family said it, and does where she did', async () => {
    const [held, free] = [await pressing({ duress: true }), await pressing({ duress: true })]
    const now = await town.clock.now()
    const until = { from: now, to: new Date(now.getTime() + 48 * hour) }
    const say = (who: Watched, link: string, saidBy: 'family' | 'person') =>
      sayAway(town.process.context, holder(link), {
        ...{ community: town.gangwan, plan: who.plan, command: command(), saidBy },
        ...until,
      })
    await say(held, held.familyLink!, 'family')
    await say(free, free.link, 'person')
    await at(1, 10)
    expect(await alarmOf(held)).toMatchObject({ state: 'verify' })
    expect(await alarmOf(free)).toBeUndefined()
  })
})

describe('a graver cause that joins an open alarm', () => {
  it('is not answered by a press from before it, but by one that is given now', async () => {
    const who = await pressing()
    await at(1, 10)
    expect(await alarmOf(who)).toMatchObject({ state: 'verify' })
    await at(1, 11)
    await raise(who, 'no_answer_at_door')
    const pressed = new Date((await town.clock.now()).getTime() - 3 * hour)
    await press(who, pressed)
    expect(await alarmOf(who)).toBeDefined()
    await press(who)
    expect(await alarmOf(who)).toBeUndefined()
  })

  it('tells everybody at once where she was seen to collapse, and no button ends it', async () => {
    const who = await pressing()
    await at(1, 10)
    await raise(who, 'collapse')
    const [row] = await town.look("select cause, state, step from alarms where plan_id = $1 and state <> 'closed'", [
      who.plan,
    ])
    expect(row).toEqual({ cause: 'collapse', state: 'notify', step: 3 })
    await press(who)
    expect(await alarmOf(who)).toBeDefined()
  })
})

describe('a graver cause that joins an alarm somebody has claimed', () => {
  /** Family was told and the team member on duty, who says that she goes; all that was under way has been handed over. */
  const claimed = async () => {
    const who = await pressing()
    const duty = { community: town.gangwan, secrets }
    const { account } = town.cast.kinMember
    const team = await putOnDuty(town, { ...duty, role: 'team_member', building: who.building, account })
    const leader = await putOnDuty(town, { ...duty, role: 'grid_leader', grid: who.grid })
    await at(1, 10)
    for (let step = 0; step < 3; step += 1) {
      await town.clock.set((await alarmOf(who))!.next_at)
      await mindCare(town.process.context)
    }
    const { id } = (await alarmOf(who))!
    await sendAlarms(town.process.context, async () => undefined)
    const goes = { cookies: await town.newSession('kinMember'), body: { act: 'claim', going: true } }
    expect((await town.ask('POST', `${care}/alarms/${id}/act`, goes)).body).toMatchObject({ state: 'owned' })
    cookies = await town.newSession('clerk')
    return { who, id, team, leader }
  }
  const toldSince = async (alarm: string, since: number) =>
    (
      await town.look<{ told: string }>(
        `select template || ' ' || channel || ' ' || recipient_id as told from alarm_sends where alarm_id = $1
         and step || '.' || round <> all (select facts ->> 'step' || '.' || (facts ->> 'round') from journal
           where subject_id = $1 and kind = 'alarm.step_told' and (facts ->> 'seq')::int <= $2) order by 1`,
        [alarm, since],
      )
    ).map(({ told }) => told)
  const rowOf = async (alarm: string) =>
    (
      await town.look<{ state: string; owner_id: string; next_at: Date; version: number; cause: string }>(
        'select state, owner_id, next_at, version, cause from alarms where id = $1',
        [alarm],
      )
    )[0]!
  /** What the audit finds wrong with an alarm. */
  const broken = async (alarm: string) => {
    const client = new pg.Client({ connectionString: town.addressFor('keeper') })
    await client.connect()
    const found = await findBroken(client).finally(() => client.end())
    return found.filter(({ subject }) => subject === alarm)
  }
  afterEach(() => town.look("update duties set ends_at = clock_now() where role <> 'duty_desk' and ends_at is null"))

  it('is told to her at once, and to whom a collapse would have called besides; she keeps it, and the desk is asked for 120', async () => {
    const { who, id, team, leader } = await claimed()
    const before = await rowOf(id)
    await raise(who, 'collapse')
    const after = await rowOf(id)
    expect(after).toMatchObject({ state: 'owned', owner_id: before.owner_id, next_at: before.next_at })
    expect(after.cause).toBe('collapse')
    const [duty] = await town.look<{ id: string }>("select id from duties where role = 'duty_desk'")
    expect(await toldSince(id, before.version)).toEqual([
      `care.emergency_call desk ${town.gangwan}`,
      `care.emergency_call sms ${duty!.id}`,
      `care.emergency_call voice ${duty!.id}`,
      `care.grid_and_desk sms ${leader}`,
      `care.grid_and_desk voice ${leader}`,
      `care.worse_collapse sms ${team}`,
      `care.worse_collapse voice ${team}`,
    ])
    const { body } = await desk('GET', `/alarms/${id}`)
    expect((body.story as { kind: string }[]).slice(0, 4).map(({ kind }) => kind)).toEqual([
      'alarm.step_told',
      'alarm.step_told',
      'alarm.worse_told',
      'alarm.joined',
    ])
    expect(body).toMatchObject({ isClaimed: true, unseen: 1, worseAt: (await town.clock.now()).toISOString() })
    const mine = await readMine(town.process.context, holder(who.familyLink!))
    expect(mine.alarm).toMatchObject({ cause: 'collapse', claimedBy: 'staff', worseAt: body.worseAt })
    expect(await broken(id)).toEqual([])
  })

  it('sent twice, and by two at once while the engine looks, tells everybody once', async () => {
    const { who, id } = await claimed()
    const { version } = await rowOf(id)
    const headers = { 'command-id': newId() }
    const other = await town.newSession('secretary')
    const post = (session: string, more: object = {}) =>
      town.ask('POST', `${care}/plans/${who.plan}/alarm`, { cookies: session, body: { cause: 'collapse' }, ...more })
    const answers = await Promise.all([
      post(cookies, { headers }),
      post(cookies, { headers }),
      post(other),
      mindCare(town.process.context),
    ])
    expect(answers.slice(0, 3).map((answer) => (answer as Answer).status)).toEqual([201, 201, 201])
    const told = await toldSince(id, version)
    expect(new Set(told).size).toBe(told.length)
    expect(told).toHaveLength(7)
    const [events] = await town.look<{ joined: number; worse: number }>(
      `select count(*) filter (where kind = 'alarm.joined')::int as joined, count(*) filter (where kind = 'alarm.worse_told')::int as worse
       from journal where subject_id = $1`,
      [id],
    )
    expect(events).toEqual({ joined: 2, worse: 1 })
    expect(await broken(id)).toEqual([])
  })

  it('is told again to whom the claim had kept from hearing, and on the desk’s screen where she has no number', async () => {
    const who = await pressing()
    await at(1, 10)
    for (let step = 0; step < 2; step += 1) {
      await town.clock.set((await alarmOf(who))!.next_at)
      await mindCare(town.process.context)
    }
    const { id } = (await alarmOf(who))!
    cookies = await town.newSession('clerk')
    expect((await desk('POST', `/alarms/${id}/act`, { act: 'claim', going: true })).status).toBe(200)
    const { version } = await rowOf(id)
    await raise(who, 'collapse')
    const told = await toldSince(id, version)
    expect(told).toEqual(
      expect.arrayContaining([
        `care.worse_collapse desk ${town.gangwan}`,
        `care.family sms ${who.contact}`,
        `care.family voice ${who.contact}`,
      ]),
    )
    expect(await broken(id)).toEqual([])
  })

  it('leaves her time to run out as before: then she is told so, and the desk is asked again', async () => {
    const { who, id, team } = await claimed()
    await raise(who, 'collapse')
    const { next_at, version } = await rowOf(id)
    await town.clock.set(next_at)
    cookies = await town.newSession('clerk')
    await mindCare(town.process.context)
    expect(await alarmOf(who)).toMatchObject({ state: 'notify', step: 4, round: 2 })
    expect((await desk('GET', `/alarms/${id}`)).body).toMatchObject({ isClaimed: false, worseAt: null })
    expect(await toldSince(id, version)).toContain(`care.owner_lapsed sms ${team}`)
  })
})

describe('quiet hours', () => {
  const quiet = (who: Watched, from: string, to: string) =>
    desk('POST', `/plans/${who.plan}/quiet`, { recipient: who.contact, hours: { from, to } })
  /** Brings a worry to the step of the family. */
  const worry = async (who: Watched) => {
    expect((await desk('POST', `/plans/${who.plan}/alarm`, { cause: 'no_answer_at_door' })).status).toBe(201)
    return (await alarmOf(who))!
  }

  it('that end soon move the step, and it is told then', async () => {
    const who = await elder()
    expect((await quiet(who, '11:00', '12:20')).status).toBe(200)
    const alarm = await worry(who)
    expect(alarm).toMatchObject({ state: 'notify', step: 1, round: 0 })
    expect(alarm.next_at.getTime() - (await town.clock.now()).getTime()).toBe(20 * minute)
    await at(0, 12, 20)
    expect(await alarmOf(who)).toMatchObject({ step: 1, round: 1 })
  })

  it('that would break what was agreed are not waited for: the next are told at once', async () => {
    const who = await elder()
    await quiet(who, '11:00', '15:00')
    // Nobody of the team is on duty: grid and desk are next.
    expect(await worry(who)).toMatchObject({ state: 'notify', step: 3, round: 1 })
  })

  it('are not asked for at high risk, nor once they were taken back', async () => {
    const high = await elder({ riskClass: 'high' })
    await quiet(high, '11:00', '15:00')
    expect(await worry(high)).toMatchObject({ step: 1, round: 1 })
    const who = await elder()
    await quiet(who, '11:00', '15:00')
    await desk('POST', `/plans/${who.plan}/quiet`, { recipient: who.contact, hours: null })
    expect(await worry(who)).toMatchObject({ step: 1, round: 1 })
  })
})

describe('quiet hours of a neighbourhood in another zone', () => {
  it('are those of her own wall, in winter and in summer, beside one in Guangzhou', async () => {
    await town.look("update communities set time_zone = 'America/New_York' where community_id = $1", [town.lingang])
    // Ten past ten in the evening in New York, in January and in July; in Guangzhou it is another hour.
    for (const [moment, waits] of [
      ['2027-01-15T03:10:00Z', '2027-01-15T03:30:00.000Z'],
      ['2027-07-15T02:10:00Z', '2027-07-15T02:30:00.000Z'],
    ] as const) {
      await town.clock.set(moment)
      const [there, here] = [await elder({ community: town.lingang }), await elder()]
      for (const [name, who] of [
        ['neighbourClerk', there],
        ['clerk', here],
      ] as const) {
        const session = await town.newSession(name)
        const ask = (path: string, body: object) =>
          town.ask('POST', `/api/care/${who.community}/plans/${who.plan}/${path}`, { cookies: session, body })
        const hours = { from: '22:00', to: '22:30' }
        expect((await ask('quiet', { recipient: who.contact, hours })).status).toBe(200)
        expect((await ask('alarm', { cause: 'no_answer_at_door' })).status).toBe(201)
      }
      const waiting = (await alarmOf(there))!
      expect([waiting.round, waiting.next_at.toISOString()], moment).toEqual([0, waits])
      expect((await alarmOf(here))!.round, moment).toBe(1)
    }
    await town.look("update communities set time_zone = 'Asia/Shanghai' where community_id = $1", [town.lingang])
  })
})

describe('a receipt of the provider', () => {
  const receipt = (id: string, status: 'delivered' | 'undelivered', signed = secret) => {
    const raw = Buffer.from(JSON.stringify({ id, status }))
    const context = { ...town.process.context, receiptSecret: secret }
    return takeReceipt(context, { id, status, raw, signature: signBatch(signed, raw) })
  }
  let sent: { id: string; plan: string; recipient: string }
  beforeEach(async () => {
    const who = await elder()
    await desk('POST', `/plans/${who.plan}/alarm`, { cause: 'no_answer_at_door' })
    await sendAlarms(town.process.context, async () => undefined)
    const [send] = await town.look<{ id: string; recipient_id: string }>(
      `select s.id, s.recipient_id from alarm_sends s join alarms a on a.id = s.alarm_id where a.plan_id = $1 and s.channel = 'sms'`,
      [who.plan],
    )
    sent = { id: send!.id, plan: who.plan, recipient: send!.recipient_id }
  })
  const standing = () =>
    town.look(
      `select s.state, c.proven_at is not null as proven, c.failed_at is not null as failed from alarm_sends s
       left join care_contact_checks c on c.plan_id = $2 and c.recipient_id = s.recipient_id and c.channel = s.channel where s.id = $1`,
      [sent.id, sent.plan],
    )

  it('proves a number, or takes "told" back; twice or in the wrong order it changes nothing', async () => {
    await receipt(sent.id, 'undelivered')
    expect(await standing()).toEqual([{ state: 'failed', proven: false, failed: true }])
    await receipt(sent.id, 'undelivered')
    await receipt(sent.id, 'delivered')
    expect(await standing()).toEqual([{ state: 'accepted', proven: true, failed: true }])
    const [before] = await town.look('select * from alarm_sends where id = $1', [sent.id])
    await town.clock.advance(minute)
    expect(await receipt(sent.id, 'undelivered')).toEqual({ state: 'accepted' })
    await receipt(sent.id, 'delivered')
    expect((await town.look('select * from alarm_sends where id = $1', [sent.id]))[0]).toEqual(before)
  })

  it('with the wrong signature, or of a message that never was, is refused; without a secret none is taken', async () => {
    await expect(receipt(sent.id, 'delivered', 'guessed')).rejects.toMatchObject({
      kind: { code: 'care.wrong-signature' },
    })
    await expect(receipt(newId(), 'delivered')).rejects.toMatchObject({ kind: { code: 'care.not-here' } })
    const raw = Buffer.from(JSON.stringify({ id: sent.id, status: 'delivered' }))
    const ask = { id: sent.id, status: 'delivered' as const, raw, signature: signBatch(secret, raw) }
    const unset = takeReceipt({ ...town.process.context, receiptSecret: null }, ask)
    await expect(unset).rejects.toMatchObject({ kind: { code: 'care.not-here' } })
    expect(await standing()).toEqual([{ state: 'accepted', proven: false, failed: false }])
  })

  it('comes in over the wire: signed over its bytes it is taken, signed over others it is not', async () => {
    const post = (status: string, signed?: string) => {
      const body = JSON.stringify({ id: sent.id, status })
      const headers = { 'receipt-signature': signBatch(secret, signed ?? body) }
      return town.ask('POST', '/api/receipts', { body, headers })
    }
    const forged = await post('delivered', 'other bytes')
    expect([forged.status, forged.body.code]).toEqual([401, 'care.wrong-signature'])
    const undelivered = await post('undelivered')
    expect([undelivered.status, undelivered.body]).toEqual([200, { state: 'failed' }])
    const delivered = await post('delivered')
    expect([delivered.status, delivered.body]).toEqual([200, { state: 'accepted' }])
    expect(await standing()).toEqual([{ state: 'accepted', proven: true, failed: true }])
  })
})

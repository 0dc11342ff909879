import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mindCare, sendAlarms } from '../../src/care/index.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let care: string
let door = 0
let day = 0
const secrets = sealingWith(testKey)
const minute = 60_000

beforeAll(async () => {
  town = await openTown()
  care = `/api/care/${town.gangwan}`
}, 120_000)
afterAll(() => town.close())
beforeEach(async () => {
  day += 1
  await town.clock.set(new Date(Date.UTC(2026, 10, 20 + day * 3, 23)))
})

const by = async (name: CastName, method: string, path: string, asking: Asking = {}) => {
  // The clock is moved by hours within a test, and sessions end with it.
  return town.ask(method, path, { ...asking, cookies: await town.newSession(name) })
}
const watched = (wish: Partial<Parameters<typeof watchSomebody>[1]> = {}) =>
  watchSomebody(town, { community: town.gangwan, secrets, door: door++, ...wish })
const alarmOf = async ({ plan }: Watched): Promise<string> =>
  (await town.look<{ id: string }>('select id from alarms where plan_id = $1', [plan]))[0]!.id
const raise = async ({ plan }: Watched, cause: string): Promise<string> =>
  String((await by('clerk', 'POST', `${care}/plans/${plan}/alarm`, { body: { cause } })).body.alarm)
const act = (alarm: string, body: object) => by('clerk', 'POST', `${care}/alarms/${alarm}/act`, { body })
const listOf = (body: Record<string, unknown>, name: string) => body[name] as { count: number; items: { id: string }[] }
const idsIn = (body: Record<string, unknown>, name: string) => listOf(body, name).items.map(({ id }) => id)
const prove = ({ plan }: Watched, recipient: string, worked: boolean) =>
  by('clerk', 'POST', `${care}/plans/${plan}/prove`, { body: { recipient, channel: 'voice', worked } })

describe('the board of open alarms', () => {
  it('stands most urgent first: a collapse before a worry, what is claimed after both', async () => {
    const [worry, claimed, collapse] = [await watched(), await watched(), await watched()]
    const [first, second, third] = [
      await raise(worry, 'worry'),
      await raise(claimed, 'no_answer_at_door'),
      await raise(collapse, 'collapse'),
    ]
    await act(second, { act: 'claim', going: true })
    const { body } = await by('clerk', 'GET', `${care}/alarms`)
    expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual([third, first, second])
    for (const alarm of [first, second, third]) await act(alarm, { act: 'close', outcome: 'test' })
  })

  it('prints a sheet for each open alarm, and keeps that numbers were opened', async () => {
    const none = await by('clerk', 'POST', `${care}/call-sheet`, { body: {} })
    expect([none.status, none.body.code]).toEqual([409, 'care.no-open-alarm'])
    const [one, other] = [await watched(), await watched({ hasFamily: false })]
    const alarm = await raise(one, 'worry')
    await raise(other, 'worry')
    const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    const sheet = await by('clerk', 'POST', `${care}/call-sheet`, { body: { alarm } })
    expect(sheet.headers['content-type']).toBe('application/pdf')
    expect(pagesIn(sheet.raw)).toBe(1)
    expect(pagesIn((await by('clerk', 'POST', `${care}/call-sheet`, { body: {} })).raw)).toBe(2)
    const looks = await town.look(
      "select count(*)::int as n from journal where kind = 'plan.numbers_opened' and facts->>'printed' = 'true' and subject_id = $1",
      [one.plan],
    )
    expect(looks).toEqual([{ n: 2 }])
    expect((await by('gridLeader', 'POST', `${care}/call-sheet`, { body: { alarm } })).status).toBe(403)
    for (const each of [one, other]) await act(await alarmOf(each), { act: 'close', outcome: 'test' })
  })
})

describe('an alarm that ended', () => {
  it('waits to be talked over, and becomes a case without names, doors or days', async () => {
    const who = await watched()
    const alarm = await raise(who, 'collapse')
    await act(alarm, { act: 'claim', going: true })
    await town.clock.advance(7 * minute)
    await act(alarm, { act: 'arrive' })
    await act(alarm, { act: 'close', outcome: 'need' })
    const waits = async () => {
      const { body } = await by('clerk', 'GET', `${care}/trouble`)
      return (body.undebriefed as { id: string }[]).map(({ id }) => id)
    }
    expect(await waits()).toContain(alarm)
    const say = (helped: string) =>
      by('clerk', 'POST', `${care}/alarms/${alarm}/debrief`, {
        body: { helped, toChange: '钥匙在谁手上，先问清楚。' },
      })
    for (const naming of ['玉珍的邻居先到了。', '打 100 0000 0001 没有人接。', '何家明有钥匙。']) {
      const refused = await say(naming)
      expect([refused.status, refused.body.fields], naming).toEqual([
        400,
        [{ field: 'helped', reason: 'names-somebody' }],
      ])
    }
    expect((await say('同一层的邻居先到了。')).status).toBe(200)
    expect((await say('再说一次。')).body).toMatchObject({ code: 'care.not-now', reason: 'debriefed' })
    expect(await waits()).not.toContain(alarm)
    const { body } = await by('clerk', 'GET', `${care}/cases`)
    expect(body.items).toEqual([
      expect.objectContaining({
        cause: 'collapse',
        outcome: 'need',
        claimedAfter: 0,
        onSiteAfter: 7,
        closedAfter: 7,
        helped: '同一层的邻居先到了。',
        quarter: '2026-Q4',
      }),
    ])
    const [row] = await town.look<object>('select row_to_json(t) as row from teaching_cases t')
    for (const told of [alarm, who.plan, who.person]) expect(JSON.stringify(row)).not.toContain(told)
    for (const name of ['gridLeader', 'kinMember', 'auditor', 'officer'] as const)
      expect((await by(name, 'GET', `${care}/cases`)).status, name).toBe(403)
  })

  it('is not talked over while it is open, nor asked about where she forgot to press', async () => {
    const who = await watched()
    const alarm = await raise(who, 'worry')
    const early = await by('clerk', 'POST', `${care}/alarms/${alarm}/debrief`, {
      body: { helped: '好的', toChange: '好的' },
    })
    expect(early.body).toMatchObject({ code: 'care.not-now', reason: 'still-open' })
    await act(alarm, { act: 'close', outcome: 'forgot' })
    expect((await by('clerk', 'GET', `${care}/alarms/${alarm}`)).body.debrief).toBeNull()
  })
})

describe('what the desk sees over all plans', () => {
  it('is in red once the last number that worked has failed', async () => {
    const who = await watched()
    const lost = async () => idsIn((await by('clerk', 'GET', `${care}/trouble`)).body, 'lost')
    expect(await lost()).toContain(who.plan)
    await prove(who, who.person, true)
    await prove(who, who.contact!, true)
    await town.clock.advance(minute)
    await prove(who, who.person, false)
    expect(await lost()).not.toContain(who.plan)
    await prove(who, who.contact!, false)
    expect(await lost()).toContain(who.plan)
  })

  it('is in red while messages to its last number keep failing, until one goes', async () => {
    const who = await watched()
    const lost = async () => idsIn((await by('clerk', 'GET', `${care}/trouble`)).body, 'lost')
    const [family] = await town.look<{ id: string }>(
      'select contact_id as id from care_links where plan_id = $1 and contact_id is not null',
      [who.plan],
    )
    expect(family!.id).toBe(who.contact)
    const proved = await by('clerk', 'POST', `${care}/plans/${who.plan}/prove`, {
      body: { recipient: who.contact, channel: 'sms', worked: true },
    })
    expect(proved.status).toBe(200)
    await town.clock.advance(minute)
    await raise(who, 'no_answer_at_door')
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await lost(), `after ${tries}`).not.toContain(who.plan)
      await sendAlarms(town.process.context, async () => Promise.reject(new Error('this number is out of order')))
      await town.clock.advance(minute)
    }
    expect(await lost()).toContain(who.plan)
    await sendAlarms(town.process.context, async () => undefined)
    expect(await lost()).not.toContain(who.plan)
    await act(await alarmOf(who), { act: 'close', outcome: 'test' })
  })

  it('names beforehand which step reaches nobody within 72 hours, until somebody is put on duty', async () => {
    const who = await watched({ hasFamily: false })
    const steps = async () => {
      const { body } = await by('clerk', 'GET', `${care}/foresight`)
      const line = listOf(body, 'unreachable').items.find(({ id }) => id === who.plan) as
        | { steps: { who: string; from: string }[] }
        | undefined
      return line?.steps
    }
    const before = await town.clock.now()
    expect((await steps())!.map((step) => step.who)).toEqual(['family', 'team_member', 'grid_leader', 'duty_desk'])
    const until = new Date(before.getTime() + 20 * 60 * minute)
    const duty = (role: string, more: object) =>
      by('clerk', 'POST', `/api/rosters/${town.gangwan}/duties`, {
        body: { role, name: '值班', phone: '10000000009', from: before.toISOString(), ...more },
      })
    await duty('duty_desk', {})
    await duty('grid_leader', { grid: who.grid })
    await duty('team_member', { building: who.building, to: until.toISOString() })
    expect(await steps()).toEqual([
      expect.objectContaining({ who: 'family' }),
      { who: 'team_member', from: until.toISOString() },
    ])
    await duty('team_member', { building: who.building, from: until.toISOString() })
    expect((await steps())!.map((step) => step.who)).toEqual(['family'])
    await town.look(
      `insert into contacts (community_id, id, person_id, grid_id, building_id, kind, name, relation, phone, phone_hash, valid_from)
       values ($1, $2, $3, $4, $5, 'emergency', '何家明', 'child', $6, $7, '2020-01-01')`,
      [
        town.gangwan,
        newId(),
        who.person,
        who.grid,
        who.building,
        secrets.seal('phone', '10000000002'),
        secrets.mark('phone', '10000000002'),
      ],
    )
    expect(await steps()).toBeUndefined()
  })

  it('lists numbers that nobody has shown to work for 90 days', async () => {
    const who = await watched()
    const unproved = async () => idsIn((await by('clerk', 'GET', `${care}/foresight`)).body, 'unproved')
    expect(await unproved()).toContain(who.plan)
    await prove(who, who.person, true)
    expect(await unproved()).toContain(who.plan)
    await prove(who, who.contact!, true)
    expect(await unproved()).not.toContain(who.plan)
    await town.clock.advance(91 * 24 * 60 * minute)
    expect(await unproved()).toContain(who.plan)
  })

  it('lists who was not heard from, until somebody is', async () => {
    const who = await watched()
    const missing = async () => idsIn((await by('clerk', 'GET', `${care}/foresight`)).body, 'withoutContact')
    expect(await missing()).not.toContain(who.plan)
    await town.clock.advance(185 * minute)
    await mindCare(town.process.context)
    expect(await missing()).toContain(who.plan)
    await by('clerk', 'POST', `${care}/plans/${who.plan}/sign`, { body: { how: 'call' } })
    expect(await missing()).not.toContain(who.plan)
  })

  it('is the desk’s alone, and says nothing of a child’s plan that another keeps', async () => {
    const who = await watched()
    await town.look("update care_plans set category = 'C08', audience = array[$2::uuid] where id = $1", [
      who.plan,
      town.cast.secretary.account,
    ])
    expect(idsIn((await by('clerk', 'GET', `${care}/trouble`)).body, 'lost')).not.toContain(who.plan)
    expect(idsIn((await by('secretary', 'GET', `${care}/trouble`)).body, 'lost')).toContain(who.plan)
    for (const path of ['trouble', 'foresight'])
      for (const name of ['gridLeader', 'gridWorker', 'kinMember', 'auditor', 'neighbourClerk'] as const)
        expect((await by(name, 'GET', `${care}/${path}`)).status, `${name} ${path}`).toBe(403)
  })
})

describe('a plan that goes on', () => {
  it('is gone over and looked at again on a day to come', async () => {
    const who = await watched()
    const review = (reviewOn: string) => by('clerk', 'POST', `${care}/plans/${who.plan}/review`, { body: { reviewOn } })
    expect((await review('2026-01-01')).body.fields).toEqual([{ field: 'reviewOn', reason: 'not-to-come' }])
    const soon = new Date((await town.clock.now()).getTime() + 9 * 24 * 60 * minute).toISOString().slice(0, 10)
    expect((await review(soon)).status).toBe(200)
    const due = async () => idsIn((await by('clerk', 'GET', `${care}/foresight`)).body, 'reviewsDue')
    expect(await due()).not.toContain(who.plan)
    await town.clock.advance(10 * 24 * 60 * minute)
    expect(await due()).toContain(who.plan)
  })

  it('is forgotten after its end: no person, no card, no names; its alarms go on counting', async () => {
    const who = await watched()
    await by('clerk', 'POST', `${care}/plans/${who.plan}/agree`, { body: { card: '左耳听不清' } })
    const alarm = await raise(who, 'collapse')
    await act(alarm, { act: 'close', outcome: 'need' })
    const forget = () => by('clerk', 'POST', `${care}/plans/${who.plan}/anonymise`)
    expect((await forget()).body.code).toBe('care.not-now')
    await by('clerk', 'POST', `${care}/plans/${who.plan}/end`, { body: { reason: 'moved' } })
    expect((await forget()).body).toMatchObject({ reason: 'alarm-too-fresh' })
    await town.clock.advance(25 * 60 * minute)
    expect((await forget()).status).toBe(200)
    const page = await by('clerk', 'GET', `${care}/plans/${who.plan}`)
    expect(page.body).toMatchObject({ state: 'anonymised', name: '*', card: null, links: { person: false, family: 0 } })
    expect((await by('clerk', 'GET', `${care}/alarms/${alarm}`)).body).toMatchObject({ fullName: '', outcome: 'need' })
    const left = await town.look(
      `select (select count(*)::int from care_plans where person_id = $1) + (select count(*)::int from alarms where person_id = $1)
        + (select count(*)::int from care_signals where person_id = $1) + (select count(*)::int from care_links where plan_id = $2)
        + (select count(*)::int from alarm_sends where alarm_id = $3 and (recipient_name <> '' or phone is not null)) as n`,
      [who.person, who.plan, alarm],
    )
    expect(left).toEqual([{ n: 0 }])
  })

  it('shows who can be told, without numbers, and leaves family out under duress', async () => {
    const [who, under] = [await watched(), await watched({ duress: true })]
    await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
    const roles = async ({ plan }: Watched) => {
      const { body } = await by('clerk', 'GET', `${care}/plans/${plan}/reach`)
      expect(JSON.stringify(body)).not.toContain('1000000000')
      return [...new Set((body.items as { role: string }[]).map(({ role }) => role))]
    }
    expect(await roles(who)).toContain('family')
    expect(await roles(under)).not.toContain('family')
  })
})

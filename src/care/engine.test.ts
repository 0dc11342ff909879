import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import { testContext } from '../people/testing.ts'
import type { CodeActor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { doAlarmAct, giveSign, mindCare, sayAway, sendAlarms, watchClock } from './index.ts'
import { putOnDuty, type Watched, watchSomebody } from './testing.ts'

const minute = 60_000
let town: FoundedTown
let community: string
const context = () => testContext(town.database)
const secrets = () => context().secrets

beforeEach(async () => {
  town = await openFoundedTown()
  community = town.gangwan
  // Half past six in the morning in Guangzhou.
  await town.clock.set('2026-11-24T22:30:00Z')
})
afterEach(() => town.close())

const command = () => ({ sender: newId(), id: newId(), content: '' })
const her = (who: Watched): CodeActor => ({ kind: 'code', report: who.link, community })
const family = (who: Watched): CodeActor => ({ kind: 'code', report: who.familyLink!, community })
const mind = () => mindCare(context())
async function pass(minutes: number): Promise<void> {
  await town.clock.advance(minutes * minute)
  await mind()
}
const alarms = () =>
  town.look<{
    id: string
    state: string
    step: number
    round: number
    outcome: string | null
    next_at: Date | null
    owner_id: string | null
  }>('select id, state, step, round, outcome, next_at, owner_id from alarms order by opened_at')
const sends = () =>
  town.look<{ template: string; channel: string; recipient_kind: string; state: string; step: number }>(
    'select template, channel, recipient_kind, state, step from alarm_sends order by queued_at, template, channel',
  )
const slots = () =>
  town.look<{ day: string; state: string }>(
    "select to_char(day, 'YYYY-MM-DD') as day, state from care_expectations order by day",
  )
async function everybodyOnDuty(who: Watched): Promise<void> {
  await putOnDuty(town, { community, role: 'team_member', building: who.building, secrets: secrets() })
  await putOnDuty(town, { community, role: 'grid_leader', grid: who.grid, secrets: secrets() })
  await putOnDuty(town, { community, role: 'duty_desk', secrets: secrets() })
}

describe('a morning', () => {
  it('with a sign expects the next one tomorrow, and nobody is told anything', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await giveSign(context(), her(who), { community, plan: who.plan, command: command(), kind: 'button' })
    await pass(24 * 60 - 600)
    expect(await slots()).toEqual([
      { day: '2026-11-25', state: 'satisfied' },
      { day: '2026-11-26', state: 'open' },
    ])
    expect(await alarms()).toEqual([])
  })

  it('without a sign calls her twice, then family, team, grid and desk, and at last the desk without end', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await everybodyOnDuty(who)
    await pass(209)
    expect(await alarms()).toEqual([])
    await pass(1)
    const told: string[] = []
    for (let time = 0; time < 9; time += 1) {
      const [alarm] = await alarms()
      told.push(`${alarm!.state} ${alarm!.step}.${alarm!.round}`)
      await town.clock.set(alarm!.next_at!)
      await mind()
    }
    expect(told).toEqual([
      'verify 0.1',
      'verify 0.2',
      'notify 1.1',
      'notify 2.1',
      'notify 3.1',
      'notify 4.1',
      'notify 4.2',
      'notify 4.3',
      'notify 4.4',
    ])
    expect((await sends()).filter(({ step }) => step === 1)).toEqual([
      { template: 'care.family', channel: 'sms', recipient_kind: 'contact', state: 'queued', step: 1 },
      { template: 'care.family', channel: 'voice', recipient_kind: 'contact', state: 'queued', step: 1 },
    ])
  })

  it('missed on nine days of an outage is one alarm, and no expected sign is forgotten', async () => {
    await watchSomebody(town, { community, secrets: secrets() })
    await pass(9 * 24 * 60)
    expect((await slots()).map(({ state }) => state)).toEqual([...Array.from({ length: 9 }, () => 'missed'), 'open'])
    expect(await alarms()).toHaveLength(1)
  })

  it('away is excused, and expected again when she is back', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    const now = await town.clock.now()
    const to = new Date(now.getTime() + 26 * 60 * minute)
    await sayAway(context(), her(who), {
      community,
      plan: who.plan,
      command: command(),
      from: now,
      to,
      saidBy: 'person',
    })
    await pass(24 * 60)
    await pass(4 * 60)
    // On the second day her own sign is missed, and her word that she is back.
    expect(await slots()).toMatchObject([
      { state: 'excused' },
      { state: 'missed' },
      { state: 'missed' },
      { state: 'open' },
    ])
    expect(await alarms()).toHaveLength(1)
  })

  it('is answered by her button until somebody stands at the door', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await pass(215)
    await giveSign(context(), her(who), { community, plan: who.plan, command: command(), kind: 'button' })
    expect(await alarms()).toMatchObject([{ state: 'closed', outcome: 'forgot' }])
  })

  it('passes a step that nobody can be told of, at once, and says so', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets(), hasFamily: false })
    await pass(210)
    for (let time = 0; time < 2; time += 1) {
      await town.clock.set((await alarms())[0]!.next_at!)
      await mind()
    }
    expect(await alarms()).toMatchObject([{ state: 'notify', step: 3 }])
    const events = await town.look<{ kind: string; step: string }>(
      "select kind, facts ->> 'step' as step from journal where kind = 'alarm.step_empty' order by facts ->> 'seq'",
    )
    expect(events).toEqual([
      { kind: 'alarm.step_empty', step: '1' },
      { kind: 'alarm.step_empty', step: '2' },
    ])
    expect((await sends()).map(({ channel }) => channel)).toContain('desk')
    expect(who.familyLink).toBeNull()
  })

  it('keeps family out of everything under duress', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets(), duress: true })
    await everybodyOnDuty(who)
    await pass(210)
    for (let time = 0; time < 6; time += 1) {
      await town.clock.set((await alarms())[0]!.next_at!)
      await mind()
    }
    expect((await sends()).filter(({ recipient_kind }) => recipient_kind === 'contact')).toEqual([])
    const [alarm] = await alarms()
    const act = { act: 'vouch' as const, by: who.familyLink!, how: 'voice' as const }
    await expect(
      doAlarmAct(context(), family(who), { community, alarm: alarm!.id, command: command(), act }),
    ).rejects.toThrow('care.not-here')
  })
})

describe('an alarm that somebody claims', () => {
  async function claimed(): Promise<{ who: Watched; alarm: string }> {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await everybodyOnDuty(who)
    await pass(210)
    await pass(5)
    await pass(5)
    const [alarm] = await alarms()
    const act = { act: 'claim' as const, by: who.familyLink!, going: true }
    await doAlarmAct(context(), family(who), { community, alarm: alarm!.id, command: command(), act })
    return { who, alarm: alarm!.id }
  }

  it('takes back what was not sent yet, and goes on when she does not follow up, telling her', async () => {
    await claimed()
    expect((await sends()).every(({ state }) => state === 'superseded')).toBe(true)
    await pass(29)
    expect(await alarms()).toMatchObject([{ state: 'owned' }])
    await pass(1)
    expect(await alarms()).toMatchObject([{ state: 'notify', step: 2, owner_id: null }])
    expect((await sends()).filter(({ template }) => template === 'care.owner_lapsed')).toMatchObject([
      { channel: 'sms', recipient_kind: 'contact' },
    ])
  })

  it('is claimed by one of two who press at once', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await pass(210)
    await pass(5)
    await pass(5)
    const [alarm] = await alarms()
    const claim = (by: string) =>
      doAlarmAct(context(), family(who), {
        community,
        alarm: alarm!.id,
        command: command(),
        act: { act: 'claim', by, going: false },
      })
    const both = await Promise.allSettled([claim(newId()), claim(newId())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is closed with an outcome, and everyone who was told hears that it is over', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await pass(210)
    await pass(5)
    await pass(5)
    const taken: string[] = []
    const carrier = async ({ id, template }: { id: string; template: string }) => void taken.push(`${template} ${id}`)
    await sendAlarms(context(), carrier)
    const [alarm] = await alarms()
    await doAlarmAct(context(), family(who), {
      community,
      alarm: alarm!.id,
      command: command(),
      act: { act: 'close', by: who.familyLink!, outcome: 'need' },
    })
    await sendAlarms(context(), carrier)
    const clear = await sends()
    expect(
      clear
        .filter(({ template }) => template === 'care.all_clear')
        .map(({ recipient_kind }) => recipient_kind)
        .sort(),
    ).toEqual(['contact', 'person'])
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.length).toBe((await sends()).filter(({ state }) => state === 'accepted').length)
  })
})

describe('the clock', () => {
  it('moved by a day leaves an open alarm what was left of its wait, and misses nothing until two looks agree', async () => {
    let steady = 0
    const watch = watchClock(() => steady)
    const who = await watchSomebody(town, { community, secrets: secrets() })
    const other = await watchSomebody(town, {
      community,
      secrets: secrets(),
      door: 1,
      schedule: {
        zone: 'Asia/Shanghai',
        times: ['12:00'],
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        opensHours: 4,
        graceMinutes: 60,
      },
    })
    await pass(210)
    await watch.look(context())
    const [before] = await alarms()
    const left = before!.next_at!.getTime() - (await town.clock.now()).getTime()
    await town.clock.advance(24 * 60 * minute)
    steady += 1000
    await watch.look(context())
    await mind()
    const [after] = await alarms()
    expect(after!.next_at!.getTime() - (await town.clock.now()).getTime()).toBe(left - 1000)
    expect(await town.look('select state from care_expectations where plan_id = $1', [other.plan])).toEqual([
      { state: 'open' },
    ])
    for (let look = 0; look < 2; look += 1) {
      await town.clock.advance(5_000)
      steady += 5_000
      await watch.look(context())
    }
    await town.clock.advance(5_000)
    await mind()
    expect(
      (
        await town.look<{ state: string }>('select state from care_expectations where plan_id = $1 order by day', [
          other.plan,
        ])
      )[0],
    ).toEqual({ state: 'missed' })
    expect(who.plan).toBeTruthy()
  })

  it('moved once is shifted once by two processes', async () => {
    await watchSomebody(town, { community, secrets: secrets() })
    await pass(210)
    let steady = 0
    const [one, two] = [watchClock(() => steady), watchClock(() => steady)]
    await one!.look(context())
    await two!.look(context())
    const [before] = await alarms()
    await town.clock.advance(-60 * minute)
    steady += 1000
    const steps = [await one!.look(context()), await two!.look(context())].map(({ step }) => step)
    expect(steps.filter((step) => step !== null)).toHaveLength(1)
    const [after] = await alarms()
    expect(before!.next_at!.getTime() - after!.next_at!.getTime()).toBe(60 * minute + 1000)
  })

  it('is not hidden by a process that begins just after it', async () => {
    await watchSomebody(town, { community, secrets: secrets() })
    await pass(210)
    let steady = 0
    const [old, young] = [watchClock(() => steady), watchClock(() => steady)]
    await old!.look(context())
    const [before] = await alarms()
    const left = before!.next_at!.getTime() - (await town.clock.now()).getTime()
    await town.clock.advance(24 * 60 * minute + 1000)
    steady += 1000
    await young!.look(context())
    await mind()
    expect((await old!.look(context())).step).toBe(24 * 60 * minute)
    await mind()
    const [after] = await alarms()
    expect(after!.step).toBe(before!.step)
    expect(after!.next_at!.getTime() - (await town.clock.now()).getTime()).toBe(left - 1000)
  })
})

describe('what leaves the machine', () => {
  it('is fenced by its attempt: who was stopped and comes back writes nothing over the one that took over', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    await pass(210)
    let release: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => {
      release = resolve
    })
    const zombie = sendAlarms(context(), () => stopped)
    await expect.poll(async () => (await sends())[0]?.state).toBe('sending')
    await town.clock.advance(61_000)
    const failing = sendAlarms(context(), async () => {
      throw new Error('busy')
    })
    await failing
    release()
    expect(await zombie).toBe(0)
    expect(await town.look('select state, attempt from alarm_sends')).toEqual([{ state: 'queued', attempt: 2 }])
    expect(who.plan).toBeTruthy()
  })
})

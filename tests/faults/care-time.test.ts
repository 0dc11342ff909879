import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreePlan, doAlarmAct } from '../../src/care/index.ts'
import { everyMorning, putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { actorOfAccount } from '../../src/people/index.ts'
import { testContext, townCast } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import {
  audit,
  type FakeProvider,
  minute,
  openProvider,
  pass,
  secrets,
  settled,
  startNode,
  untold,
} from './care-stage.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import type { Program } from './program.ts'

let town: FaultTown
let provider: FakeProvider
let nodes: Program[] = []
let door = 0

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  await runSteadily(town)
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 240_000)
afterAll(async () => {
  await stop()
  await provider.close()
  await town.close()
})
const start = async () => {
  nodes = [await startNode(town, provider), await startNode(town, provider)]
}
async function stop(): Promise<void> {
  for (const node of nodes) await node.stop()
  nodes = []
}
const watch = (schedule = everyMorning) =>
  watchSomebody(town, { community: town.gangwan, secrets, schedule, door: door++ })
const command = () => ({ sender: newId(), id: newId(), content: '' })

describe('an outage of eight days', () => {
  it('is caught up with whole: each day missed, one alarm, and its chain with shorter waits', async () => {
    await town.clock.set('2026-11-01T22:30:00Z')
    const who = await watch()
    await town.clock.set('2026-11-10T03:00:00Z')
    await start()
    await settled(town)
    const days = await town.look<{ state: string }>(
      `select state from care_expectations where plan_id = $1 order by day`,
      [who.plan],
    )
    expect(days.map(({ state }) => state)).toEqual([...Array.from({ length: 9 }, () => 'missed'), 'open'])
    await pass(town, 60)
    expect(await town.look('select state, step from alarms where plan_id = $1', [who.plan])).toMatchObject([
      { step: 4 },
    ])
    expect(await untold(town, provider)).toEqual([])
    expect(await audit(town)).toEqual([])
  }, 120_000)
})

describe('a plan that is changed while its alarm rings', () => {
  it('leaves the running chain as it was frozen; the next alarm follows the new one', async () => {
    await town.clock.set('2026-11-11T22:30:00Z')
    const who = await watch()
    await settled(town)
    await town.clock.set('2026-11-12T02:00:00Z')
    await settled(town)
    const context = testContext(town.database)
    const [clerk] = await town.look<{ id: string }>('select id from accounts.accounts where username = $1', [
      townCast.clerk.username,
    ])
    const desk = await actorOfAccount(town.accounts, clerk!.id)
    const at = { community: town.gangwan, plan: who.plan }
    await agreePlan(context, desk, { ...at, command: command(), change: { duress: true, responseMinutes: 20 } })
    await pass(town, 60)
    const told = await town.look<{ template: string }>(
      `select distinct template from alarm_sends s join alarms a on a.id = s.alarm_id where a.plan_id = $1 order by 1`,
      [who.plan],
    )
    expect(told.map(({ template }) => template)).toContain('care.family')
    const [open] = await town.look<{ id: string }>(`select id from alarms where plan_id = $1 and state <> 'closed'`, [
      who.plan,
    ])
    await doAlarmAct(context, desk, {
      community: town.gangwan,
      alarm: open!.id,
      command: command(),
      act: { act: 'close', by: desk.account, outcome: 'need' },
    })
    await town.clock.set('2026-11-13T02:00:00Z')
    await settled(town)
    const [next] = await town.look<{ chain: { steps: { kind: string }[] } }>(
      `select chain from alarms where plan_id = $1 and state <> 'closed'`,
      [who.plan],
    )
    expect(next!.chain.steps.map(({ kind }) => kind)).not.toContain('family')
    expect(await audit(town)).toEqual([])
  }, 120_000)
})

describe('a zone with summer time beside Shanghai', () => {
  it('expects one sign a local day in both, at the local hour, in spring and in autumn', async () => {
    const early = (zone: string) => ({ ...everyMorning, zone, times: ['02:30'] })
    for (const [from, to] of [
      ['2027-03-25T12:00:00Z', '2027-03-30T12:00:00Z'],
      ['2027-10-28T12:00:00Z', '2027-11-02T12:00:00Z'],
    ] as const) {
      await town.clock.set(from)
      await settled(town)
      const plans = {
        'Europe/Berlin': (await watch(early('Europe/Berlin'))).plan,
        'Asia/Shanghai': (await watch(early('Asia/Shanghai'))).plan,
      }
      while ((await town.clock.now()) < new Date(to)) {
        await town.clock.advance(12 * 60 * minute)
        await settled(town)
      }
      for (const [zone, plan] of Object.entries(plans)) {
        const slots = await town.look<{ day: string; times: number; local: string }>(
          `select to_char(day, 'MM-DD') as day, count(*)::int as times, min(to_char(due_at at time zone $2, 'HH24:MI')) as local
           from care_expectations where plan_id = $1 and state <> 'open' group by 1 order by 1`,
          [plan, zone],
        )
        expect(slots).toHaveLength(5)
        expect(slots.every(({ times }) => times === 1)).toBe(true)
        // On the last Sunday of March half past two does not exist in Berlin: the next minute that does.
        const wanted = slots.map(({ day }) => (zone === 'Europe/Berlin' && day === '03-28' ? '03:00' : '02:30'))
        expect(slots.map(({ local }) => local)).toEqual(wanted)
      }
    }
    expect(await audit(town)).toEqual([])
  }, 240_000)
})

describe('a clock that is put wrong by a day, and put right again', () => {
  it('keeps what was left of each wait, once among both processes, and opens no alarm meanwhile', async () => {
    // From here time really passes as the processes feel it, and the shared clock is what is moved.
    await stop()
    await town.look(
      'create or replace function steady_now() returns double precision language sql stable parallel safe as $$ select null::double precision $$',
    )
    await start()
    await settled(town)
    const left = () =>
      town.look<{ id: string; left: number }>(
        `select id, extract(epoch from next_at - clock_now())::float as left from alarms where state <> 'closed' order by id`,
      )
    const opened = async () => (await town.look('select id from alarms')).length
    const epoch = async () => (await town.look<{ epoch: number }>('select epoch from care_clock'))[0]!.epoch
    for (const days of [1, -1]) {
      const [before, alarms, was] = [await left(), await opened(), await epoch()]
      expect(before.length).toBeGreaterThan(3)
      await town.clock.advance(days * 24 * 60 * minute)
      await until(async () => (await epoch()) > was)
      const after = await left()
      expect(await epoch()).toBe(was + 1)
      expect(await opened()).toBe(alarms)
      const drift = after.map(({ left: now }, index) => Math.abs(now - before[index]!.left))
      // Seconds that really passed meanwhile, and nothing of the day.
      expect(Math.max(...drift)).toBeLessThan(60)
    }
    expect(await audit(town)).toEqual([])
  }, 120_000)
})

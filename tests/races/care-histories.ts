import fc from 'fast-check'
import pg from 'pg'
import { expect } from 'vitest'
import { foundTown } from '../../src/app/demo/places.ts'
import { doAlarmAct, type Finding, findBroken, giveSign, sayAway } from '../../src/care/index.ts'
import { findOpenAlarmOf } from '../../src/care/read-alarms.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import { testContext } from '../../src/people/testing.ts'
import type { CodeActor } from '../../src/platform/actor.ts'
import { monotonicMs } from '../../src/platform/clock.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { Problem } from '../../src/platform/problem.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'
import { PlainElder } from './care-reference.ts'
import { type Nodes, startNodes } from './minding-nodes.ts'

const minute = 60_000

export type Event =
  | { do: 'pass'; minutes: number }
  | { do: 'sign'; how: 'button' | 'call'; by: number }
  | { do: 'away'; hours: number }
  | { do: 'act'; act: 'claim' | 'decline' | 'extend' | 'arrive' | 'close'; by: number }

export type History = { family: boolean; team: boolean; duress: boolean; high: boolean; events: Event[] }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 }), fc.constant(11_520)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      how: fc.constantFrom('button' as const, 'call' as const),
      by: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('away' as const), hours: fc.integer({ min: 1, max: 72 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      act: fc.constantFrom(
        'claim' as const,
        'decline' as const,
        'extend' as const,
        'arrive' as const,
        'close' as const,
      ),
      by: fc.nat(1),
    }),
  },
)

/** Histories of one elder: time passes in steps from a minute to eight days, signs come, people act. */
export const histories: fc.Arbitrary<History> = fc.record({
  family: fc.boolean(),
  team: fc.boolean(),
  duress: fc.boolean(),
  high: fc.boolean(),
  events: fc.array(event, { minLength: 2, maxLength: 14 }),
})

export type Stage = {
  town: TestDatabase
  community: string
  door: number
  nodes: Nodes
}

/** Plays a history on PostgreSQL, minded by both nodes at once, and on the plain machine; gives both ends in the same words. */
export async function playHistory(stage: Stage, history: History): Promise<{ real: object; plain: object }> {
  const { town, community } = stage
  const context = testContext(town.database)
  const { secrets } = context
  // Midnight in Guangzhou of the next day.
  const begun = await town.clock.now()
  const midnight = Math.ceil((begun.getTime() + 8 * 60 * minute) / (1440 * minute)) * 1440 * minute - 8 * 60 * minute
  await town.clock.set(new Date(midnight))
  const who = await watchSomebody(town, {
    community,
    secrets,
    door: stage.door,
    hasFamily: history.family,
    duress: history.duress,
    riskClass: history.high ? 'high' : 'normal',
  })
  if (history.team) await putOnDuty(town, { community, role: 'team_member', building: who.building, secrets })
  const plain = new PlainElder({ family: history.family, team: history.team, grid: true }, history)
  const people = [newId(), newId(), newId()]
  let now = 0
  for (const one of history.events) {
    if (one.do === 'pass') {
      now += one.minutes
      await town.clock.set(new Date(midnight + now * minute))
      await stage.nodes.mind()
      plain.tick(now)
    } else await happen({ context, who, people, midnight, now }, one, plain)
  }
  // What the last act led to is sent as well.
  await stage.nodes.mind()
  plain.tick(now)
  await expectHandedOver(stage, who)
  const ends = { real: await realEnd(town, who, midnight), plain: plainEnd(plain) }
  await retire(context, town, who)
  return ends
}

/** What the rows say was sent, the provider has by the same id; what was taken back before it was sent, he never saw. */
async function expectHandedOver({ town, nodes }: Stage, who: Watched): Promise<void> {
  const sends = await town.look<{ id: string; state: string }>(
    `select s.id, s.state from alarm_sends s join alarms a on a.community_id = s.community_id and a.id = s.alarm_id
     where a.plan_id = $1 and s.channel <> 'desk'`,
    [who.plan],
  )
  const wrong = sends.filter(({ id, state }) => (nodes.taken.has(id) ? state !== 'accepted' : state !== 'superseded'))
  expect(wrong).toEqual([])
}

type Scene = { context: Context; who: Watched; people: string[]; midnight: number; now: number }

async function happen(
  { context, who, people, midnight, now }: Scene,
  one: Exclude<Event, { do: 'pass' }>,
  plain: PlainElder,
): Promise<void> {
  const { community, plan } = who
  const command = { sender: newId(), id: newId(), content: '' }
  const her: CodeActor = {
    kind: 'code',
    report: one.do === 'sign' && one.how === 'call' ? people[one.by]! : who.link,
    community,
  }
  if (one.do === 'sign') {
    // Whoever heard her is known by her own id; sight of the plan comes by the link.
    const actor = { ...her, report: who.link }
    if (one.how === 'button') await giveSign(context, actor, { community, plan, command, kind: 'button' })
    else await giveSign(context, actor, { community, plan, command, kind: 'call' })
    plain.sign(now, one.how, who.link)
  } else if (one.do === 'away') {
    const from = new Date(midnight + now * minute)
    await sayAway(context, her, {
      community,
      plan,
      command,
      from,
      to: new Date(from.getTime() + one.hours * 60 * minute),
      saidBy: 'person',
    })
    plain.away(now, now + one.hours * 60)
  } else {
    const by = people[one.by]!
    const [alarm] = await open(context, who)
    const allowed = plain.act(now, one.act, by)
    if (!alarm) {
      if (allowed) throw new Error('the plain machine has an alarm that is not there')
      return
    }
    const act =
      one.act === 'claim'
        ? { act: one.act, by, going: true }
        : one.act === 'close'
          ? { act: one.act, by, outcome: 'need' as const }
          : one.act === 'decline'
            ? { act: one.act, by, others: false }
            : { act: one.act, by }
    const done = await doAlarmAct(
      context,
      { kind: 'code', report: who.link, community },
      { community, alarm, command, act },
    ).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem && error.kind.code === 'care.not-now') return false
        throw error
      },
    )
    if (done !== allowed)
      throw new Error(`${one.act}: ${done ? 'allowed' : 'refused'} by the program, not by the plain machine`)
  }
}

/** The open alarm as her own link sees it. */
async function open(context: Context, who: Watched): Promise<string[]> {
  const row = await context.database.read({ kind: 'code', report: who.link, community: who.community }, (tx) =>
    findOpenAlarmOf(tx, { community: who.community, person: who.person }),
  )
  return row ? [row.id] : []
}

async function realEnd(town: TestDatabase, who: Watched, midnight: number): Promise<object> {
  const slots = await town.look<{ state: string }>(
    `select e.state from care_expectations e join care_watches w on w.id = e.watch_id
     where e.plan_id = $1 and e.state <> 'open' and w.kind = 'check_in' order by day`,
    [who.plan],
  )
  const backs = await town.look<{ state: string }>(
    `select e.state from care_expectations e join care_watches w on w.id = e.watch_id
     where e.plan_id = $1 and w.kind = 'back' order by e.due_at, e.state`,
    [who.plan],
  )
  const alarms = await town.look<{
    state: string
    step: number
    round: number
    next_at: Date | null
    owned: boolean
    outcome: string | null
  }>(
    'select state, step, round, next_at, owner_id is not null as owned, outcome from alarms where plan_id = $1 order by opened_at, id',
    [who.plan],
  )
  const told = await town.look<{ told: string }>(
    `select distinct s.alarm_id, a.opened_at, s.cycle || '.' || s.step || '.' || s.round as told from alarm_sends s
     join alarms a on a.community_id = s.community_id and a.id = s.alarm_id where a.plan_id = $1 and s.step < 90`,
    [who.plan],
  )
  return {
    slots: slots.map(({ state }) => state),
    backs: backs.map(({ state }) => state),
    alarms: alarms.map(({ state, step, round, next_at, owned, outcome }) => ({
      state,
      step,
      round,
      next: next_at ? (next_at.getTime() - midnight) / minute : null,
      owned,
      outcome,
    })),
    told: told.map(({ told: one }) => one).sort(),
  }
}

function plainEnd(plain: PlainElder): object {
  return {
    slots: plain.slots,
    backs: plain.backs
      .toSorted((one, other) => one.due - other.due || (one.state < other.state ? -1 : 1))
      .map(({ state }) => state),
    alarms: plain.alarms.map(({ state, step, round, next, owner, outcome }) => ({
      state,
      step,
      round,
      next,
      owned: owner !== null,
      outcome,
    })),
    told: [...plain.told].sort(),
  }
}

/** Lets nothing of this history reach into the next: what is open is closed as people would, and nothing is expected any more. */
async function retire(context: Context, town: TestDatabase, who: Watched): Promise<void> {
  const [alarm] = await open(context, who)
  if (alarm) {
    const command = { sender: newId(), id: newId(), content: '' }
    const act = { act: 'close' as const, by: who.link, outcome: 'test' as const }
    await doAlarmAct(
      context,
      { kind: 'code', report: who.link, community: who.community },
      { community: who.community, alarm, command, act },
    )
  }
  // The next elder may live in the same building, with nobody on duty for it.
  await town.look("update duties set ends_at = clock_now() where role = 'team_member' and ends_at is null")
  await town.look('update care_watches set ended_at = clock_now() where plan_id = $1', [who.plan])
  await town.look(
    "update care_expectations set state = 'excused', next_at = null, decided_at = clock_now() where plan_id = $1 and state = 'open'",
    [who.plan],
  )
}

type Proof = {
  runs: number
  /** Moves the seed, so that runs side by side play different histories. */
  shard?: number
}

/**
 * Plays so many histories on a database of their own, minded by two processes, each against the plain machine; gives what
 * `care audit` finds at the end. At most as many as the town has doors.
 */
export async function proveHistories({ runs, shard = 0 }: Proof): Promise<Finding[]> {
  const town = await openTestDatabase()
  const nodes = await startNodes(town.addressFor('app'))
  const seed = Number(process.env.TEST_SEED ?? 20261125) + shard
  try {
    const community = (await town.database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2020-01-01'))).gangwan
    await town.clock.set('2026-01-01T00:00:00Z')
    await putOnDuty(town, { community, role: 'duty_desk', secrets: testContext(town.database).secrets })
    let door = 0
    const began = monotonicMs()
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { real, plain } = await playHistory({ town, community, door: door++, nodes }, history)
        expect(real).toEqual(plain)
      }),
      { numRuns: runs, seed, endOnFailure: false },
    )
    const sent = [...nodes.taken.values()].reduce((sum, times) => sum + times, 0)
    const each = ((monotonicMs() - began) / runs).toFixed(0)
    console.log(`${runs} histories, ${each} ms each, ${nodes.taken.size} messages sent ${sent} times (seed ${seed})`)
    const strangers = await town.look(
      'select * from unnest($1::uuid[]) taken (message) where not exists (select from alarm_sends s where s.id = message)',
      [[...nodes.taken.keys()]],
    )
    expect(strangers).toEqual([])
    return await brokenIn(town)
  } finally {
    await nodes.stop()
    await town.close()
  }
}

async function brokenIn(town: TestDatabase): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: town.addressFor('keeper') })
  await client.connect()
  try {
    return await findBroken(client)
  } finally {
    await client.end()
  }
}

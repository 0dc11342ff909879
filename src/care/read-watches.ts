import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { DueAsk } from './read-alarms.ts'
import type { Schedule, SlotState, WatchKind } from './rules-expectations.ts'

export type DueSlot = { id: string; plan_id: string; person_id: string }

/** Expected signs whose grace is over, longest first; for the engine. */
export function findDueSlots(tx: ReadTx, { most, but }: DueAsk): Promise<DueSlot[]> {
  return tx.all(sql<DueSlot>`
    select id, plan_id, person_id from care_expectations
    where next_at <= clock_now() and id <> all (${`{${but.join(',')}}`}::uuid[]) order by next_at limit ${most}`)
}

export type SlotRow = {
  id: string
  community_id: string
  watch_id: string
  plan_id: string
  person_id: string
  day: string
  slot: number
  opens_at: Date
  due_at: Date
  grace_until: Date
  state: SlotState
  alarm_id: string | null
}
const slotColumns = sql`e.id, e.community_id, e.watch_id, e.plan_id, e.person_id, e.day, e.slot, e.opens_at, e.due_at, e.grace_until, e.state, e.alarm_id`

/** Locks one due slot; undefined where another process has it. */
export function lockDueSlot(tx: ReadTx, id: string): Promise<(SlotRow & { now: Date }) | undefined> {
  return tx.first(sql<SlotRow & { now: Date }>`
    select ${slotColumns}, clock_now() as now from care_expectations e
    where e.id = ${id}::uuid and e.next_at <= clock_now() for update skip locked`)
}

/** Locks the open slots of a plan, so that a sign of life is weighed against each. */
export function lockOpenSlots(tx: ReadTx, at: { community: string; plan: string }): Promise<SlotRow[]> {
  return tx.all(sql<SlotRow>`
    select ${slotColumns} from care_expectations e
    where e.community_id = ${at.community}::uuid and e.plan_id = ${at.plan}::uuid and e.state = 'open' order by e.id for update`)
}

export type WatchRow = { id: string; kind: WatchKind; schedule: Schedule; ended_at: Date | null }

/** One watch, ended or not. */
export function findWatch(tx: ReadTx, at: { community: string; watch: string }): Promise<WatchRow | undefined> {
  return tx.first(sql<WatchRow>`
    select id, kind, schedule, ended_at from care_watches where community_id = ${at.community}::uuid and id = ${at.watch}::uuid`)
}

/** The watches of a plan that hold. */
export function findWatches(tx: ReadTx, at: { community: string; plan: string }): Promise<WatchRow[]> {
  return tx.all(sql<WatchRow>`
    select id, kind, schedule, ended_at from care_watches
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null order by kind`)
}

/** Whether she is away at a moment, as somebody said; under duress family's word does not count. */
export async function isAwayAt(
  tx: ReadTx,
  at: { community: string; plan: string; moment: Date; duress: boolean },
): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from care_aways where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and cancelled_at is null
      and begins_at <= ${at.moment}::timestamptz and ends_at > ${at.moment}::timestamptz and not (${at.duress} and said_by = 'family')`)
  return row !== undefined
}

export type ClockRow = { epoch: number; wall: Date; doubt: number; now: Date; steady: number | null }

/** Locks the engine's reading of the clocks, and reads both; undefined before the first look of all. */
export function lockClock(tx: ReadTx): Promise<ClockRow | undefined> {
  return tx.first(sql<ClockRow>`
    select epoch, wall, doubt, clock_now() as now, steady_now() as steady from care_clock where id = 1 for update`)
}

/** Whether the clock is in doubt: it was moved and no two looks agree yet, or it leapt since the last look of all. */
export async function isClockInDoubt(tx: ReadTx): Promise<boolean> {
  const row = await tx.first(sql<{ in_doubt: boolean }>`
    select doubt > 0 or abs(extract(epoch from clock_now() - wall)) > 300 as in_doubt from care_clock where id = 1`)
  return row?.in_doubt ?? false
}

/** The newest expected signs of an open plan, newest first. */
export function findNewestSlots(tx: ReadTx, at: { community: string; plan: string }): Promise<SlotRow[]> {
  return tx.all(sql<SlotRow>`
    select ${slotColumns} from care_expectations e
    where e.community_id = ${at.community}::uuid and e.plan_id = ${at.plan}::uuid order by e.due_at desc limit 30`)
}

export type AwayRow = { begins_at: Date; ends_at: Date; said_by: string }

/** When she is away, now or to come, of an open plan. */
export function findAways(tx: ReadTx, at: { community: string; plan: string }): Promise<AwayRow[]> {
  return tx.all(sql<AwayRow>`
    select begins_at, ends_at, said_by from care_aways
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and cancelled_at is null and ends_at > clock_now()
    order by begins_at`)
}

/** When the last sign of life of an open plan came, or null. */
export async function lastSignAt(tx: ReadTx, at: { community: string; plan: string }): Promise<Date | null> {
  const row = await tx.first(sql<{ at: Date }>`
    select received_at as at from care_signals where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid
    order by received_at desc limit 1`)
  return row?.at ?? null
}

/** From when a sign counted for the expected one whose absence opened an alarm, or null where another cause did. */
export async function missedOpensAt(
  tx: ReadTx,
  at: { community: string; plan: string; alarm: string },
): Promise<Date | null> {
  const row = await tx.first(sql<{ at: Date }>`
    select min(opens_at) as at from care_expectations
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and alarm_id = ${at.alarm}::uuid`)
  return row?.at ?? null
}

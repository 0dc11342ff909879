import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { Schedule, Slot, SlotState, WatchKind } from './rules-expectations.ts'

type Of = { community: string; plan: string; person: string }

/** Keeps a watch. */
export async function insertWatch(
  tx: Tx,
  watch: Of & { id: string; kind: WatchKind; schedule: Schedule; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into care_watches (community_id, id, plan_id, person_id, kind, schedule, began_at)
    values (${watch.community}::uuid, ${watch.id}::uuid, ${watch.plan}::uuid, ${watch.person}::uuid, ${watch.kind},
      ${JSON.stringify(watch.schedule)}::jsonb, ${watch.at}::timestamptz)`)
}

/** Keeps the next expected sign of a watch; a slot that stands already is left as it is. */
export async function insertSlot(tx: Tx, at: Of & { watch: string }, slot: Slot): Promise<void> {
  await tx.run(sql`
    insert into care_expectations (community_id, id, watch_id, plan_id, person_id, day, slot, opens_at, due_at, grace_until, state, next_at)
    values (${at.community}::uuid, ${newId()}::uuid, ${at.watch}::uuid, ${at.plan}::uuid, ${at.person}::uuid, ${slot.day}::date,
      ${slot.slot}, ${slot.opensAt}::timestamptz, ${slot.dueAt}::timestamptz, ${slot.graceUntil}::timestamptz, 'open',
      ${slot.graceUntil}::timestamptz)
    on conflict (community_id, watch_id, day, slot) do nothing`)
}

/** Decides an expected sign, once. */
export async function decideSlot(
  tx: Tx,
  at: { community: string; id: string; now: Date },
  as: { state: Exclude<SlotState, 'open'>; signal?: string; alarm?: string; notice?: string },
): Promise<void> {
  await tx.run(sql`
    update care_expectations set state = ${as.state}, next_at = null, decided_at = ${at.now}::timestamptz,
      signal_id = ${as.signal ?? null}::uuid, alarm_id = ${as.alarm ?? null}::uuid, notice_id = ${as.notice ?? null}::uuid
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid and state = 'open'`)
}

export type NewSignal = Of & {
  id: string
  kind: 'button' | 'call' | 'visit' | 'neighbour' | 'water'
  source: string
  sourceSeq: string
  deviceAt: Date | null
  givenBy: string | null
}

/** Keeps a sign of life; false where the same came before. */
export async function insertSignal(tx: Tx, signal: NewSignal): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into care_signals (community_id, id, plan_id, person_id, kind, source, source_seq, device_at, received_at, given_by)
    values (${signal.community}::uuid, ${signal.id}::uuid, ${signal.plan}::uuid, ${signal.person}::uuid, ${signal.kind},
      ${signal.source}::uuid, ${signal.sourceSeq}, ${signal.deviceAt}::timestamptz, clock_now(), ${signal.givenBy}::uuid)
    on conflict (community_id, source, source_seq) do nothing`)
  return kept === 1
}

/** Ends the watches of a plan, or those of one kind, and takes what they still expected back: nobody is missed any more. */
export async function endWatches(
  tx: Tx,
  at: { community: string; plan: string; now: Date; kind?: WatchKind | 'back' },
): Promise<void> {
  const kind = at.kind ?? null
  await excuseOpen(tx, at)
  await tx.run(sql`
    update care_watches set ended_at = ${at.now}::timestamptz
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null
      and (${kind}::text is null or kind = ${kind}::text)`)
}

/** What is still expected of a plan, or of one kind of watch, is expected no more. */
async function excuseOpen(
  tx: Tx,
  at: { community: string; plan: string; now: Date; kind?: WatchKind | 'back' },
): Promise<void> {
  const kind = at.kind ?? null
  await tx.run(sql`
    update care_expectations e set state = 'excused', next_at = null, decided_at = ${at.now}::timestamptz
    where e.community_id = ${at.community}::uuid and e.plan_id = ${at.plan}::uuid and e.state = 'open' and (${kind}::text is null
      or e.watch_id in (select w.id from care_watches w where w.community_id = e.community_id and w.plan_id = e.plan_id and w.kind = ${kind}::text))`)
}

/** Expects her back: a watch of its own, which expects this once. */
export async function insertBack(tx: Tx, at: Of & { at: Date }, slot: Slot): Promise<void> {
  const watch = newId()
  await tx.run(sql`
    insert into care_watches (community_id, id, plan_id, person_id, kind, schedule, began_at, ended_at)
    values (${at.community}::uuid, ${watch}::uuid, ${at.plan}::uuid, ${at.person}::uuid, 'back', '{}'::jsonb, ${at.at}::timestamptz, ${at.at}::timestamptz)`)
  await insertSlot(tx, { ...at, watch }, slot)
}

export type NewAway = Of & {
  id: string
  from: Date
  to: Date
  saidBy: 'person' | 'family' | 'volunteer' | 'desk'
  by: string | null
}

/** Keeps that she is away. */
export async function insertAway(tx: Tx, away: NewAway): Promise<void> {
  await tx.run(sql`
    insert into care_aways (community_id, id, plan_id, person_id, begins_at, ends_at, said_by, by_id, made_at)
    values (${away.community}::uuid, ${away.id}::uuid, ${away.plan}::uuid, ${away.person}::uuid, ${away.from}::timestamptz,
      ${away.to}::timestamptz, ${away.saidBy}, ${away.by}::uuid, clock_now())`)
}

/** She is back: what was said of being away now no longer holds. Gives until when each said so. */
export async function cancelAways(tx: Tx, at: { community: string; plan: string; now: Date }): Promise<Date[]> {
  const rows = await tx.all(sql<{ ends_at: Date }>`
    update care_aways set cancelled_at = ${at.now}::timestamptz
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and cancelled_at is null
      and begins_at <= ${at.now}::timestamptz and ends_at > ${at.now}::timestamptz
    returning ends_at`)
  return rows.map(({ ends_at }) => ends_at)
}

/** Her word that she is back is expected no more at these moments; of a later time away it still is. */
export async function excuseBacks(
  tx: Tx,
  at: { community: string; plan: string; now: Date; dueAts: readonly Date[] },
): Promise<void> {
  if (at.dueAts.length === 0) return
  await tx.run(sql`
    update care_expectations e set state = 'excused', next_at = null, decided_at = ${at.now}::timestamptz
    where e.community_id = ${at.community}::uuid and e.plan_id = ${at.plan}::uuid and e.state = 'open'
      and e.due_at = any (${`{${at.dueAts.map((due) => due.toISOString()).join(',')}}`}::timestamptz[])
      and e.watch_id in (select w.id from care_watches w where w.community_id = e.community_id and w.plan_id = e.plan_id and w.kind = 'back')`)
}

/** Notes a reading of the clocks. */
export async function setClock(tx: Tx, at: { epoch: number; wall: Date; doubt: number }): Promise<void> {
  await tx.run(
    sql`update care_clock set epoch = ${at.epoch}, wall = ${at.wall}::timestamptz, doubt = ${at.doubt} where id = 1`,
  )
}

/** The database's clock was moved: open alarms and messages keep what was left of their wait. */
export async function shiftOpen(tx: Tx, stepMs: number): Promise<void> {
  await tx.run(sql`select shift_care_timers(${stepMs}::double precision)`)
}

/** Begins the engine's reading of the clocks, where nobody has. */
export async function insertClock(tx: Tx): Promise<void> {
  await tx.run(sql`insert into care_clock (id, epoch, wall) values (1, 0, clock_now()) on conflict do nothing`)
}

import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Alarm, AlarmState, Cause, Outcome } from './rules-alarms.ts'
import type { Chain } from './rules-plans.ts'

/** An alarm as its row says. */
export type AlarmRow = {
  community_id: string
  id: string
  plan_id: string
  person_id: string
  building_id: string
  grid_id: string
  state: AlarmState
  cause: Cause
  chain: Chain
  step: number
  round: number
  cycle: number
  version: number
  next_at: Date | null
  owner_id: string | null
  has_extended: boolean
  offered_to: string | null
  witnesses: string[]
  reference: string | null
  outcome: Outcome | null
  opened_at: Date
  raised_at: Date | null
  claimed_at: Date | null
  worse_at: Date | null
  closed_at: Date | null
  wants_debrief: boolean
  debriefed_at: Date | null
  audience: string[]
}

// Of an anonymised plan nobody is left; the id of nobody finds nothing anywhere.
const columns = sql`a.community_id, a.id, a.plan_id, coalesce(a.person_id, '00000000-0000-0000-0000-000000000000') as person_id, a.building_id, a.grid_id, a.state, a.cause, a.chain, a.step, a.round,
  a.cycle, a.version, a.next_at, a.owner_id, a.has_extended, a.offered_to, a.witnesses, a.reference, a.outcome, a.opened_at, a.raised_at,
  a.claimed_at, a.worse_at, a.closed_at, a.wants_debrief, a.debriefed_at, a.audience`

/** The state of the machine that a row stands for. */
export function alarmOf(row: AlarmRow): Alarm {
  return {
    state: row.state,
    cause: row.cause,
    chain: row.chain,
    step: row.step,
    round: row.round,
    cycle: row.cycle,
    version: row.version,
    nextAt: row.next_at,
    owner: row.owner_id,
    worseAt: row.worse_at,
    hasExtended: row.has_extended,
    offeredTo: row.offered_to,
    witnesses: row.witnesses,
    reference: row.reference,
    outcome: row.outcome,
    closedAt: row.closed_at,
  }
}

export type Due = { id: string; plan_id: string; person_id: string }

/** How many of what is due, and which not: those that failed in this round already. */
export type DueAsk = { readonly most: number; readonly but: readonly string[] }

/** Alarms whose moment has come, longest waiting first; for the engine. */
export function findDueAlarms(tx: ReadTx, { most, but }: DueAsk): Promise<Due[]> {
  return tx.all(sql<Due>`
    select id, plan_id, person_id from alarms where next_at <= clock_now() and id <> all (${`{${but.join(',')}}`}::uuid[])
    order by next_at limit ${most}`)
}

/**
 * Locks one due alarm; undefined where another process has it, it moved on, or the clock just leapt and nobody has looked at it since:
 * then the moment may not have come at all.
 */
export function lockDueAlarm(tx: ReadTx, id: string): Promise<(AlarmRow & { now: Date }) | undefined> {
  return tx.first(sql<AlarmRow & { now: Date }>`
    select ${columns}, clock_now() as now from alarms a
    where a.id = ${id}::uuid and a.next_at <= clock_now()
      and not exists (select 1 from care_clock where abs(extract(epoch from clock_now() - wall)) > 300)
    for update skip locked`)
}

/** Locks one alarm in sight, waiting for whoever has it. */
export function lockAlarm(
  tx: ReadTx,
  at: { community: string; alarm: string },
): Promise<(AlarmRow & { now: Date }) | undefined> {
  return tx.first(sql<AlarmRow & { now: Date }>`
    select ${columns}, clock_now() as now from alarms a
    where a.community_id = ${at.community}::uuid and a.id = ${at.alarm}::uuid for update`)
}

/** Locks the open alarm of a person, where there is one. */
export function lockOpenAlarm(tx: ReadTx, at: { community: string; person: string }): Promise<AlarmRow | undefined> {
  return tx.first(sql<AlarmRow>`
    select ${columns} from alarms a
    where a.community_id = ${at.community}::uuid and a.person_id = ${at.person}::uuid and a.state <> 'closed' for update`)
}

/** One alarm in sight. */
export function findAlarm(tx: ReadTx, at: { community: string; alarm: string }): Promise<AlarmRow | undefined> {
  return tx.first(sql<AlarmRow>`
    select ${columns} from alarms a where a.community_id = ${at.community}::uuid and a.id = ${at.alarm}::uuid`)
}

export type AlarmLineRow = AlarmRow & {
  building_name: string
  grid_name: string
  door: string | null
  name: string
  now: Date
  told: number
  waiting: number
  unseen: number
}

const lineColumns = sql`${columns}, b.name as building_name, g.name as grid_name, d.door, coalesce(p.name, '') as name, clock_now() as now,
  s.told, s.waiting, s.unseen`
const lineTables = sql`alarms a
  join buildings b on b.community_id = a.community_id and b.id = a.building_id
  join grids g on g.community_id = a.community_id and g.id = a.grid_id
  left join persons p on p.community_id = a.community_id and p.id = a.person_id
  left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
  cross join lateral (
    select count(*) filter (where state in ('accepted', 'seen'))::int as told,
      count(*) filter (where state in ('queued', 'sending') and channel <> 'desk')::int as waiting,
      count(*) filter (where channel = 'desk' and state = 'queued')::int as unseen
    from alarm_sends where community_id = a.community_id and alarm_id = a.id) s`

/** Most urgent first: a call to 120 whose number nobody entered, then what nobody has claimed or became worse since, by how grave it is; then the rest. */
const urgency = sql`case
  when a.state = 'emergency' and a.reference is null then 0
  when (a.state = 'notify' or a.worse_at is not null) and a.cause = 'collapse' then 1
  when a.state = 'notify' and (a.chain ->> 'riskClass' = 'high' or a.cause = 'no_answer_at_door') then 2
  when a.state = 'notify' then 3
  when a.state = 'verify' then 4
  when a.state in ('owned', 'on_site') then 5
  when a.state = 'blind' then 6
  else 7 end`

/** Open alarms in sight, most urgent first; or those that ended, newest first. */
export function alarmsPage(ask: { community: string; open: boolean; limit: number; days?: number }) {
  const open = ask.open ? sql`a.state <> 'closed'` : sql`a.state = 'closed'`
  const since = ask.days ? sql`and a.opened_at > clock_now() - ${ask.days}::int * interval '1 day'` : sql``
  const order = ask.open ? sql`${urgency}, a.opened_at, a.id` : sql`a.opened_at desc, a.id desc`
  return sql<AlarmLineRow>`
    select ${lineColumns} from ${lineTables}
    where a.community_id = ${ask.community}::uuid and ${open} ${since} order by ${order} limit ${ask.limit}`
}

/** One alarm in sight, as a line. */
export function findAlarmLine(tx: ReadTx, at: { community: string; alarm: string }): Promise<AlarmLineRow | undefined> {
  return tx.first(sql<AlarmLineRow>`
    select ${lineColumns} from ${lineTables} where a.community_id = ${at.community}::uuid and a.id = ${at.alarm}::uuid`)
}

export type SendRow = {
  id: string
  cycle: number
  step: number
  round: number
  recipient_kind: 'person' | 'contact' | 'duty' | 'account' | 'desk'
  recipient_id: string
  recipient_name: string
  channel: 'sms' | 'voice' | 'desk'
  template: string
  state: string
  attempt: number
  queued_at: Date
  told_at: Date | null
  phone: Buffer | null
}

/** Everything that left the machine for an alarm, or is to leave it. */
export function findSends(tx: ReadTx, at: { community: string; alarm: string }): Promise<SendRow[]> {
  return tx.all(sql<SendRow>`
    select id, cycle, step, round, recipient_kind, recipient_id, recipient_name, channel, template, state, attempt, queued_at, told_at, phone
    from alarm_sends where community_id = ${at.community}::uuid and alarm_id = ${at.alarm}::uuid order by queued_at, id`)
}

/** Ids of messages whose time has come; none while sending is held. */
export async function findDueSends(tx: ReadTx, most: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from alarm_sends where next_at <= clock_now() and not exists (select 1 from care_holds where released_at is null)
    order by next_at limit ${most}`)
  return rows.map(({ id }) => id)
}

/** The open alarm of a person, where whoever asks may see it. */
export function findOpenAlarmOf(tx: ReadTx, at: { community: string; person: string }): Promise<AlarmRow | undefined> {
  return tx.first(sql<AlarmRow>`
    select ${columns} from alarms a
    where a.community_id = ${at.community}::uuid and a.person_id = ${at.person}::uuid and a.state <> 'closed'`)
}

/** The alarm of a person that ended last, within a day, where whoever asks may see it. */
export function findEndedAlarmOf(tx: ReadTx, at: { community: string; person: string }): Promise<AlarmRow | undefined> {
  return tx.first(sql<AlarmRow>`
    select ${columns} from alarms a
    where a.community_id = ${at.community}::uuid and a.person_id = ${at.person}::uuid and a.state = 'closed'
      and a.closed_at > clock_now() - interval '24 hours' order by a.closed_at desc limit 1`)
}

/** The plan of an alarm that is open as the subject. */
export async function findAlarmPlan(tx: ReadTx, alarm: string): Promise<string | undefined> {
  return (await tx.first(sql<{ plan_id: string }>`select plan_id from alarms where id = ${alarm}::uuid`))?.plan_id
}

/** Alarms that ended and wait to be talked over, longest ago first. */
export function findUndebriefed(tx: ReadTx, here: { community: string }): Promise<AlarmLineRow[]> {
  return tx.all(sql<AlarmLineRow>`
    select ${lineColumns} from ${lineTables}
    where a.community_id = ${here.community}::uuid and a.wants_debrief and a.debriefed_at is null order by a.closed_at, a.id limit 20`)
}

import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import type { Alarm } from './rules-alarms.ts'
import { wantsDebrief } from './rules-debrief.ts'

/** Where an alarm belongs. */
export type AlarmPlace = { community: string; plan: string; person: string; building: string; grid: string }

const columnsOf = (alarm: Alarm) => ({
  state: alarm.state,
  cause: alarm.cause,
  chain: JSON.stringify(alarm.chain),
  step: alarm.step,
  round: alarm.round,
  cycle: alarm.cycle,
  version: alarm.version,
  next_at: alarm.nextAt,
  owner_id: alarm.owner,
  worse_at: alarm.worseAt,
  has_extended: alarm.hasExtended,
  offered_to: alarm.offeredTo,
  witnesses: `{${alarm.witnesses.join(',')}}`,
  reference: alarm.reference,
  outcome: alarm.outcome,
  closed_at: alarm.closedAt,
  wants_debrief: wantsDebrief(alarm),
})

type New = AlarmPlace & { id: string; alarm: Alarm; at: Date; audience: readonly string[] }

/** Keeps a new alarm; gives false where the person has an open one, which stands then. */
export async function insertAlarm(tx: Tx, { alarm, ...place }: New): Promise<boolean> {
  const columns = columnsOf(alarm)
  const inserted = await tx.run(sql`
    insert into alarms (community_id, id, plan_id, person_id, building_id, grid_id, opened_at, audience, ${sql.join(
      Object.keys(columns).map((name) => sql.ref(name)),
    )})
    values (${place.community}::uuid, ${place.id}::uuid, ${place.plan}::uuid, ${place.person}::uuid, ${place.building}::uuid,
      ${place.grid}::uuid, ${place.at}::timestamptz, ${`{${place.audience.join(',')}}`}::uuid[], ${sql.join(Object.values(columns))})
    on conflict (community_id, person_id) where state <> 'closed' do nothing`)
  return inserted === 1
}

/** Moves an alarm on from the version that was locked. Throws when it moved meanwhile, which a lock makes impossible. */
export async function updateAlarm(
  tx: Tx,
  at: { community: string; id: string; version: number; now: Date },
  change: { alarm: Alarm; audience: readonly string[] },
): Promise<void> {
  const { alarm, audience } = change
  const columns = columnsOf(alarm)
  const parts = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  const claimed = alarm.owner !== null ? sql`coalesce(claimed_at, ${at.now}::timestamptz)` : sql`claimed_at`
  const moved = await tx.run(sql`
    update alarms set ${sql.join(parts)}, claimed_at = ${claimed}, audience = ${`{${audience.join(',')}}`}::uuid[]
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid and version = ${at.version}`)
  if (moved !== 1) throw new Error('an alarm moved under its lock')
}

/** Somebody raised it by hand, or joined it. */
export async function markRaised(tx: Tx, at: { community: string; alarm: string; now: Date }): Promise<void> {
  await tx.run(sql`
    update alarms set raised_at = ${at.now}::timestamptz where community_id = ${at.community}::uuid and id = ${at.alarm}::uuid`)
}

export type NewSend = {
  id: string
  community: string
  alarm: string
  cycle: number
  step: number
  round: number
  recipientKind: 'person' | 'contact' | 'duty' | 'account' | 'desk'
  recipient: string
  recipientName: string
  channel: 'sms' | 'voice' | 'desk'
  template: string
  /** Sealed number as hex; null for the desk's screen. */
  phone: string | null
}

/** Queues what is to leave the machine; the same telling again changes nothing. */
export async function insertSends(tx: Tx, sends: readonly NewSend[], at: Date): Promise<void> {
  if (sends.length === 0) return
  await tx.run(sql`
    insert into alarm_sends (community_id, id, alarm_id, cycle, step, round, recipient_kind, recipient_id, recipient_name, channel,
      template, phone, state, next_at, queued_at)
    select community, id, alarm, cycle, step, round, "recipientKind", recipient, "recipientName", channel, template, decode(phone, 'hex'),
      'queued', case when channel = 'desk' then null else ${at}::timestamptz end, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(sends)}::jsonb) as s (community uuid, id uuid, alarm uuid, cycle smallint, step smallint,
      round smallint, "recipientKind" text, recipient uuid, "recipientName" text, channel text, template text, phone text)
    on conflict (community_id, id) do nothing`)
}

/** Messages that were not handed over yet are no longer right. */
export async function supersedeSends(tx: Tx, at: { community: string; alarm: string }): Promise<void> {
  await tx.run(sql`
    update alarm_sends set state = 'superseded', next_at = null
    where community_id = ${at.community}::uuid and alarm_id = ${at.alarm}::uuid and state in ('queued', 'sending')`)
}

/** The desk has seen what stands on its screen; gives how many lines that were. */
export function markSeen(tx: Tx, at: { community: string; alarm: string; now: Date }): Promise<number> {
  return tx.run(sql`
    update alarm_sends set state = 'seen', told_at = ${at.now}::timestamptz
    where community_id = ${at.community}::uuid and alarm_id = ${at.alarm}::uuid and channel = 'desk' and state = 'queued'`)
}

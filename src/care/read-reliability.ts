import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Cause, Outcome } from './rules-alarms.ts'

type Period = { community: string; days: number }

/** Whether what stands in the community was invented for the demo. */
export async function isInvented(tx: ReadTx, community: string): Promise<boolean> {
  const row = await tx.first(
    sql<{ is_demo: boolean }>`select is_demo from communities where community_id = ${community}::uuid`,
  )
  return row?.is_demo ?? false
}

/** Days during which somebody was watched, each person a day at most once. */
export async function countHouseholdDays(tx: ReadTx, { community, days }: Period): Promise<number> {
  const row = await tx.first(sql<{ days: number }>`
    select coalesce(sum(greatest(0, extract(epoch from least(ended_at, clock_now()) - greatest(began, clock_now() - ${days} * interval '1 day')) / 86400)), 0)::float as days
    from (select c.ended_at, (select j.happened_at from journal j where j.community_id = c.community_id and j.subject_id = c.id
        and j.kind = 'plan.activated' order by j.id limit 1) as began
      from care_plans c where c.community_id = ${community}::uuid and (c.ended_at is null or c.ended_at > clock_now() - ${days} * interval '1 day')) p
    where began is not null`)
  return row!.days
}

export type CountedAlarm = {
  /** What opened it. */
  cause: Cause
  outcome: Outcome | null
  opened_at: Date
  claimed_at: Date | null
  sms_at: Date | null
  voice_at: Date | null
  desk_at: Date | null
}

/** Alarms of a period, tests left out, with when the first human besides herself was told by each method. */
export function findCounted(tx: ReadTx, { community, days }: Period): Promise<CountedAlarm[]> {
  return tx.all(sql<CountedAlarm>`
    select coalesce((select j.facts ->> 'cause' from journal j where j.community_id = a.community_id and j.subject_id = a.id
        and j.kind = 'alarm.opened' order by j.id limit 1), a.cause) as cause, a.outcome, a.opened_at, a.claimed_at, s.sms_at, s.voice_at, s.desk_at
    from alarms a left join lateral (
      select min(told_at) filter (where channel = 'sms') as sms_at, min(told_at) filter (where channel = 'voice') as voice_at,
        min(told_at) filter (where channel = 'desk') as desk_at
      from alarm_sends s where s.community_id = a.community_id and s.alarm_id = a.id and s.recipient_kind <> 'person'
        and s.state in ('accepted', 'seen') and s.template <> 'care.all_clear') s on true
    where a.community_id = ${community}::uuid and a.opened_at > clock_now() - ${days} * interval '1 day' and a.outcome is distinct from 'test'
    order by a.opened_at limit 20000`)
}

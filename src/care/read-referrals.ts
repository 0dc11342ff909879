import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Concern, ReferTo, RoundKind } from './rules-rounds.ts'

export type ReferralRow = {
  id: string
  plan_id: string
  person_id: string | null
  building: string | null
  refer_to: ReferTo
  concerns: Concern[]
  made_by: string
  made_at: Date
  now: Date
}

/** One referral in sight, with what it is for; whom it concerns only to the desk and the engine. */
export function findReferral(
  tx: ReadTx,
  at: { community: string; referral: string },
): Promise<ReferralRow | undefined> {
  return tx.first(sql<ReferralRow>`
    select f.id, f.plan_id, c.person_id, b.name as building, f.refer_to, coalesce(r.concerns, '{}') as concerns, f.made_by, f.made_at, clock_now() as now
    from care_referrals f left join care_rounds r on r.community_id = f.community_id and r.id = f.round_id
    left join care_plans c on c.community_id = f.community_id and c.id = f.plan_id
    left join buildings b on b.community_id = c.community_id and b.id = c.building_id
    where f.community_id = ${at.community}::uuid and f.id = ${at.referral}::uuid`)
}

export type ConcernRow = {
  round: string
  plan: string
  kind: RoundKind
  name: string | null
  building: string
  concerns: Concern[]
  done_at: Date
  helper: string | null
  alarm: string | null
  matter: string | null
  referral: string | null
  refer_to: ReferTo | null
  printed_at: Date | null
  is_mine: boolean
}

/** Concerns of visits and calls in sight in the last days, newest first; only one's own where asked for. */
export function findConcerns(
  tx: ReadTx,
  at: { community: string; by: string | null; account: string; days: number },
): Promise<ConcernRow[]> {
  const whose = at.by ? sql`and r.done_by = ${at.by}::uuid` : sql``
  return tx.all(sql<ConcernRow>`
    select r.id as round, r.plan_id as plan, r.kind, p.name, b.name as building, r.concerns, r.done_at, h.name as helper, r.alarm_id as alarm,
      r.matter_id as matter, f.id as referral, f.refer_to, f.printed_at, r.done_by = ${at.account}::uuid as is_mine
    from care_rounds r join buildings b on b.community_id = r.community_id and b.id = r.building_id
    left join care_referrals f on f.community_id = r.community_id and f.round_id = r.id
    left join care_plans c on c.community_id = r.community_id and c.id = r.plan_id
    left join persons p on p.community_id = c.community_id and p.id = c.person_id
    left join lateral (select name from care_helpers where community_id = r.community_id and account_id = r.done_by
      order by made_at desc limit 1) h on true
    where r.community_id = ${at.community}::uuid and r.result = 'concern' ${whose}
      and (r.done_by = ${at.account}::uuid or c.id is not null) and r.done_at > clock_now() - ${at.days}::int * interval '1 day'
    order by r.done_at desc, r.id limit 100`)
}

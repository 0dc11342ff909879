import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

type PlanAt = { community: string; plan: string }

/** Takes numbers and names off messages of alarms that wait no more and are older than this many days; gives how many. */
export function clearSends(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`
    update alarm_sends set phone = null, recipient_name = '—', last_error = null
    where phone is not null and state not in ('queued', 'sending') and queued_at <= clock_now() - ${days}::int * interval '1 day'`)
}

/** Plans that ended longer ago than this many days, the longest over first; for the engine. */
export function findOverPlans(tx: ReadTx, ask: { days: number; most: number }): Promise<PlanAt[]> {
  return tx.all(sql<PlanAt>`
    select community_id as community, id as plan from care_plans
    where state = 'ended' and ended_at <= clock_now() - ${ask.days}::int * interval '1 day' order by ended_at limit ${ask.most}`)
}

export type OverPlan = { building_id: string; grid_id: string; now: Date }

/** Anonymises one that is still over its term, and ends its links; undefined where another process did. */
export async function anonymisePlan(tx: Tx, at: PlanAt & { days: number }): Promise<OverPlan | undefined> {
  const over = await tx.first(sql<OverPlan>`
    update care_plans set state = 'anonymised', card = null, audience = '{}', changed_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.plan}::uuid and state = 'ended'
      and ended_at <= clock_now() - ${at.days}::int * interval '1 day'
    returning building_id, grid_id, clock_now() as now`)
  if (!over) return undefined
  await tx.run(sql`
    update care_links set ended_at = clock_now()
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null`)
  return over
}

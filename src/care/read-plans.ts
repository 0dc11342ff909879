import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { CareCategory, PlanState, RiskClass } from './rules-plans.ts'

/** A care plan as its row says. */
export type PlanRow = {
  community_id: string
  id: string
  person_id: string
  building_id: string
  grid_id: string
  category: CareCategory
  state: PlanState
  risk_class: RiskClass
  response_minutes: number
  duress: boolean
  lives_alone: boolean
  consent_basis: string | null
  consented_at: Date | null
  health_consent_at: Date | null
  limits_told_at: Date | null
  card: Buffer | null
  review_on: string | null
  ended_reason: string | null
  ended_at: Date | null
  last_contact_at: Date | null
  missed_since: Date | null
  reviewed_at: Date | null
  audience: string[]
  made_at: Date
  /** The clock by which her community lives. */
  zone: string
}

// Of an anonymised plan nobody is left; the id of nobody finds nothing anywhere.
const columns = sql`c.community_id, c.id, coalesce(c.person_id, '00000000-0000-0000-0000-000000000000') as person_id, c.building_id, c.grid_id, c.category, c.state, c.risk_class, c.response_minutes,
  c.duress, c.lives_alone, c.consent_basis, c.consented_at, c.health_consent_at, c.limits_told_at, c.card, c.review_on::text as review_on, c.ended_reason,
  c.ended_at, c.last_contact_at, c.missed_since, c.reviewed_at, c.audience, c.made_at,
  (select z.time_zone from communities z where z.community_id = c.community_id) as zone`

/** Locks a plan in sight; every act on a plan, its signs and its alarms begins here. */
export function lockPlan(tx: ReadTx, id: string): Promise<(PlanRow & { now: Date }) | undefined> {
  return tx.first(
    sql<
      PlanRow & { now: Date }
    >`select ${columns}, clock_now() as now from care_plans c where c.id = ${id}::uuid for update`,
  )
}

/** One plan in sight. */
export function findPlan(tx: ReadTx, at: { community: string; plan: string }): Promise<PlanRow | undefined> {
  return tx.first(sql<PlanRow>`
    select ${columns} from care_plans c where c.community_id = ${at.community}::uuid and c.id = ${at.plan}::uuid`)
}

export type PlanLineRow = PlanRow & {
  name: string
  building_name: string
  grid_name: string
  door: string | null
  open_alarm: string | null
}

export const lineColumns = sql`${columns}, coalesce(p.name, '') as name, b.name as building_name, g.name as grid_name, d.door,
  (select a.id from alarms a where a.community_id = c.community_id and a.person_id = c.person_id and a.state <> 'closed') as open_alarm`
export const lineTables = sql`care_plans c
  left join persons p on p.community_id = c.community_id and p.id = c.person_id
  left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
  join buildings b on b.community_id = c.community_id and b.id = c.building_id
  join grids g on g.community_id = c.community_id and g.id = c.grid_id`

/** A page of the plans in sight. */
export function plansPage(ask: {
  community: string
  state?: PlanState | undefined
  after?: string | undefined
  limit: number
}) {
  const state = ask.state ? sql`and c.state = ${ask.state}` : sql`and c.state in ('proposed', 'consented', 'active')`
  const after = ask.after ? sql`and c.id > ${ask.after}::uuid` : sql``
  return sql<PlanLineRow>`
    select ${lineColumns} from ${lineTables}
    where c.community_id = ${ask.community}::uuid ${state} ${after} order by c.id limit ${ask.limit}`
}

/** The sealed card of a plan that is open, or null. */
export async function findCard(tx: ReadTx, at: { community: string; plan: string }): Promise<Buffer | null> {
  const row = await tx.first(sql<{ card: Buffer | null }>`
    select card from care_plans where community_id = ${at.community}::uuid and id = ${at.plan}::uuid`)
  return row?.card ?? null
}

/** One plan in sight, as a line. */
export function findPlanLine(tx: ReadTx, at: { community: string; plan: string }): Promise<PlanLineRow | undefined> {
  return tx.first(sql<PlanLineRow>`
    select ${lineColumns} from ${lineTables} where c.community_id = ${at.community}::uuid and c.id = ${at.plan}::uuid`)
}

/** The plan that a link of a community belongs to; for whoever holds its secret. */
export function findPlanOfLink(tx: ReadTx, at: { community: string; link: string }): Promise<PlanRow | undefined> {
  return tx.first(sql<PlanRow>`
    select ${columns} from care_plans c where c.community_id = ${at.community}::uuid and c.audience && array[${at.link}::uuid]
      and c.state in ('consented', 'active', 'proposed')`)
}

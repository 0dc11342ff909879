import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import { todayIn } from './read-zone.ts'
import type { Concern, RoundKind, RoundState } from './rules-rounds.ts'

export type RoundRow = {
  community_id: string
  id: string
  cadence_id: string
  plan_id: string
  person_id: string
  building_id: string
  kind: RoundKind
  opens_on: string
  due_on: string
  state: RoundState
  helper_id: string | null
  /** Everybody who was ever asked to go. */
  helpers: string[]
  who: Buffer | null
  result: 'well' | 'concern' | null
  concerns: Concern[]
  done_at: Date | null
  done_by: string | null
  alarm_id: string | null
}
const columns = sql`r.community_id, r.id, r.cadence_id, r.plan_id, r.person_id, r.building_id, r.kind, to_char(r.opens_on, 'YYYY-MM-DD') as opens_on,
  to_char(r.due_on, 'YYYY-MM-DD') as due_on, r.state, r.helper_id, r.helpers, r.who, r.result, r.concerns, r.done_at, r.done_by, r.alarm_id`

/** One round in sight. */
export function findRound(tx: ReadTx, at: { community: string; round: string }): Promise<RoundRow | undefined> {
  return tx.first(sql<RoundRow>`
    select ${columns} from care_rounds r where r.community_id = ${at.community}::uuid and r.id = ${at.round}::uuid`)
}

/** Locks a round, for the engine and the desk. */
export function lockRound(tx: ReadTx, at: { community: string; round: string }): Promise<RoundRow | undefined> {
  return tx.first(sql<RoundRow>`
    select ${columns} from care_rounds r where r.community_id = ${at.community}::uuid and r.id = ${at.round}::uuid for update`)
}

export type RoundLineRow = RoundRow & { building: string; helper: string | null; now: Date }

/** Planned rounds that are open or come up within days, soonest first: one's own, or besides those of plans in sight. */
export function findRounds(
  tx: ReadTx,
  at: { community: string; account: string; isMine: boolean; days: number },
): Promise<RoundLineRow[]> {
  const own = sql`r.helper_id = ${at.account}::uuid`
  const whose = at.isMine
    ? own
    : sql`(${own} or exists (select 1 from care_plans c where c.community_id = r.community_id and c.id = r.plan_id))`
  return tx.all(sql<RoundLineRow>`
    select ${columns}, b.name as building, h.name as helper, clock_now() as now from care_rounds r
    join buildings b on b.community_id = r.community_id and b.id = r.building_id
    left join care_helpers h on h.community_id = r.community_id and h.account_id = r.helper_id and h.ended_at is null
    where r.community_id = ${at.community}::uuid and r.state = 'planned' and ${whose}
      and r.opens_on <= ${todayIn(at.community)} + ${at.days}::int
    order by r.due_on, r.id limit 300`)
}

export type CadenceRow = {
  id: string
  plan_id: string
  kind: RoundKind
  every_days: number
  window_days: number
  ended_at: Date | null
}

/** How often visits and calls are agreed in a plan now, for the desk. */
export function findPlanCadences(tx: ReadTx, at: { community: string; plan: string }): Promise<CadenceRow[]> {
  return tx.all(sql<CadenceRow>`
    select id, plan_id, kind, every_days, window_days, ended_at from care_cadences
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null order by kind desc`)
}

/** One cadence. */
export function findCadence(tx: ReadTx, at: { community: string; cadence: string }): Promise<CadenceRow | undefined> {
  return tx.first(sql<CadenceRow>`
    select id, plan_id, kind, every_days, window_days, ended_at from care_cadences
    where community_id = ${at.community}::uuid and id = ${at.cadence}::uuid`)
}

/** Ids of rounds whose window is over. */
export function findDueRounds(
  tx: ReadTx,
  most: number,
): Promise<{ id: string; community: string; plan: string; person: string }[]> {
  return tx.all(sql<{ id: string; community: string; plan: string; person: string }>`
    select id, community_id as community, plan_id as plan, person_id as person from care_rounds
    where next_at <= clock_now() order by next_at limit ${most}`)
}

/** Communities with rounds that nobody has been asked to do, though somebody could. */
export async function findUnshared(tx: ReadTx): Promise<string[]> {
  const rows = await tx.all(sql<{ community: string }>`
    select distinct r.community_id as community from care_rounds r
    where r.state = 'planned' and (r.helper_id is null or not exists (
        select 1 from care_helpers h where h.community_id = r.community_id and h.account_id = r.helper_id and h.ended_at is null
          and r.building_id = any (h.buildings)))
      and (r.helper_id is not null or exists (
        select 1 from care_helpers h where h.community_id = r.community_id and h.ended_at is null and r.building_id = any (h.buildings)))`)
  return rows.map(({ community }) => community)
}

export type SharedRow = {
  id: string
  building: string
  helper: string | null
  familiar: string | null
  state: RoundState
  due_on: string
}

/** Rounds of a community that are planned, with those done in the same weeks: all count against what was agreed. */
export function lockRoundsToShare(tx: ReadTx, community: string): Promise<SharedRow[]> {
  return tx.all(sql<SharedRow>`
    select r.id, r.building_id as building, r.helper_id as helper, r.state, to_char(r.due_on, 'YYYY-MM-DD') as due_on,
      (select l.done_by from care_rounds l where l.community_id = r.community_id and l.plan_id = r.plan_id and l.state = 'done'
        order by l.due_on desc limit 1) as familiar
    from care_rounds r where r.community_id = ${community}::uuid
      and (r.state = 'planned' or r.due_on >= ${todayIn(community)} - 7)
    order by r.id for update of r`)
}

export type HelperRow = {
  id: string
  account: string
  name: string
  buildings: string[]
  weekly_most: number
  this_week: number
}

/** Who goes in a community, with how many each has this week. */
export function findHelpers(tx: ReadTx, community: string): Promise<HelperRow[]> {
  return tx.all(sql<HelperRow>`
    select h.id, h.account_id as account, h.name, h.buildings, h.weekly_most,
      (select count(*)::int from care_rounds r where r.community_id = h.community_id and r.helper_id = h.account_id
        and r.due_on >= date_trunc('week', ${todayIn(community)})::date
        and r.due_on < date_trunc('week', ${todayIn(community)})::date + 7) as this_week
    from care_helpers h where h.community_id = ${community}::uuid and h.ended_at is null order by h.name, h.id limit 200`)
}

export type UncoveredRow = {
  plan_id: string
  name: string
  building: string
  kind: RoundKind
  every_days: number
  last_at: Date | null
  began_at: Date
}

/** People of active plans with whom nobody had the agreed contact, longest first. Any sign that somebody saw or heard her counts. */
export function findUncovered(tx: ReadTx, community: string): Promise<UncoveredRow[]> {
  return tx.all(sql<UncoveredRow>`
    select c.plan_id, coalesce(p.name, '') as name, b.name as building, c.kind, c.every_days, c.began_at, s.last_at
    from care_cadences c
    join care_plans l on l.community_id = c.community_id and l.id = c.plan_id and l.state = 'active'
    join buildings b on b.community_id = l.community_id and b.id = l.building_id
    left join persons p on p.community_id = l.community_id and p.id = l.person_id
    left join lateral (select max(r.done_at) as last_at from care_rounds r
      where r.community_id = c.community_id and r.plan_id = c.plan_id and r.state = 'done') s on true
    where c.community_id = ${community}::uuid and c.ended_at is null
      and coalesce(s.last_at, c.began_at) + c.every_days * interval '1 day' < clock_now()
    order by coalesce(s.last_at, c.began_at) + c.every_days * interval '1 day', c.id limit 200`)
}

/** How many people have an agreed cadence. */
export async function countCadences(tx: ReadTx, community: string): Promise<number> {
  const row = await tx.first(sql<{ count: number }>`
    select count(distinct c.plan_id)::int as count from care_cadences c
    join care_plans l on l.community_id = c.community_id and l.id = c.plan_id and l.state = 'active'
    where c.community_id = ${community}::uuid and c.ended_at is null`)
  return row!.count
}

export type WhoRow = { name: string; door: string | null; phone: Buffer | null }

/** Her name and door, and her sealed number, as they are copied for who goes or calls. */
export function findWhoAndDoor(tx: ReadTx, at: { community: string; person: string }): Promise<WhoRow | undefined> {
  return tx.first(sql<WhoRow>`
    select p.name, d.door, p.phone from persons p left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
    where p.community_id = ${at.community}::uuid and p.id = ${at.person}::uuid`)
}

import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import { lineColumns, lineTables, type PlanLineRow } from './read-plans.ts'
import { todayIn } from './read-zone.ts'

/** How many lines of each list the desk is shown at once; the counts are of all. */
export const mostLines = 50

export type TroubleRow = PlanLineRow & { whole: number }
type Here = { community: string }

const active = ({ community }: Here) => sql`c.community_id = ${community}::uuid and c.state = 'active'`

/** A number to which messages have kept failing since it was shown to work, and none went since. */
const keepsFailing = sql`exists (select 1 from alarm_sends s
  where s.community_id = k.community_id and s.recipient_id = k.recipient_id and s.channel = k.channel
    and (s.state = 'failed' or s.attempt >= 5) and s.state in ('failed', 'queued', 'sending') and s.queued_at > k.proven_at
    and not exists (select 1 from alarm_sends l where l.community_id = s.community_id and l.alarm_id = s.alarm_id
      and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state in ('accepted', 'seen') and l.queued_at >= s.queued_at))`

/** Active plans without a single number that was shown to work later than it failed, and to which messages go. */
export function findLostChannels(tx: ReadTx, here: Here): Promise<TroubleRow[]> {
  return tx.all(sql<TroubleRow>`
    select ${lineColumns}, count(*) over ()::int as whole from ${lineTables}
    where ${active(here)} and not exists (select 1 from care_contact_checks k
      where k.community_id = c.community_id and k.plan_id = c.id and k.proven_at > coalesce(k.failed_at, '-infinity') and not ${keepsFailing})
    order by c.id limit ${mostLines}`)
}

/** Active plans from whose person a sign has been missing, longest first; not where somebody has been with her since. */
export function findWithoutContact(tx: ReadTx, here: Here): Promise<TroubleRow[]> {
  return tx.all(sql<TroubleRow>`
    select ${lineColumns}, count(*) over ()::int as whole from ${lineTables}
    where ${active(here)} and c.missed_since is not null and not exists (select 1 from alarms a
      where a.community_id = c.community_id and a.plan_id = c.id and a.closed_at >= c.missed_since
        and a.outcome in ('emergency', 'need', 'forgot', 'away_unreported', 'habit_differs'))
    order by c.missed_since, c.id limit ${mostLines}`)
}

/** Active plans whose day of review has come. */
export function findReviewsDue(tx: ReadTx, here: Here): Promise<TroubleRow[]> {
  return tx.all(sql<TroubleRow>`
    select ${lineColumns}, count(*) over ()::int as whole from ${lineTables}
    where ${active(here)} and c.review_on <= ${todayIn(here.community)}
    order by c.review_on, c.id limit ${mostLines}`)
}

export type GapRow = TroubleRow & {
  /** Nobody has a number in this step now or at some moment to come within the hours asked about, from when; null where somebody always has. */
  family_from: Date | null
  team_from: Date | null
  grid_from: Date | null
  desk_from: Date | null
}

/**
 * Active plans of which a step reaches nobody at some moment of the coming hours: whom she named now, and who is on duty for her
 * building, her grid and the desk from moment to moment. Under duress family is no step.
 */
export function findGaps(tx: ReadTx, here: Here & { hours: number }): Promise<GapRow[]> {
  const span = sql`tstzrange(clock_now(), clock_now() + ${here.hours} * interval '1 hour')`
  const uncovered = (which: ReturnType<typeof sql>) => sql`(
    select lower(tstzmultirange(${span}) - coalesce(range_agg(tstzrange(d.begins_at, d.ends_at)), '{}'::tstzmultirange))
    from duties d where d.community_id = ${here.community}::uuid and d.phone is not null and (d.ends_at is null or d.ends_at > clock_now())
      and ${which})`
  return tx.all(sql<GapRow>`
    with teams as materialized (
      select b.id as building_id, ${uncovered(sql`d.role = 'team_member' and d.building_id = b.id`)} as team_from
      from buildings b where b.community_id = ${here.community}::uuid
    ), leaders as materialized (
      select g.id as grid_id, ${uncovered(sql`d.role = 'grid_leader' and d.grid_id = g.id`)} as grid_from
      from grids g where g.community_id = ${here.community}::uuid
    ), desk as materialized (select ${uncovered(sql`d.role = 'duty_desk'`)} as desk_from),
    named as materialized (select distinct person_id from family_numbers(${here.community}::uuid))
    select *, count(*) over ()::int as whole from (
      select ${lineColumns}, team_from, grid_from, desk_from,
        case when not c.duress and not exists (select 1 from named where named.person_id = c.person_id) then clock_now() end as family_from
      from ${lineTables}
      join teams on teams.building_id = c.building_id join leaders on leaders.grid_id = c.grid_id cross join desk
      where ${active(here)}
    ) l where coalesce(family_from, team_from, grid_from, desk_from) is not null
    order by l.id limit ${mostLines}`)
}

export type UnprovedRow = TroubleRow & { numbers: number; oldest: Date | null }

/** Active plans with a number, hers or of whom she named, that nobody has shown to work for so many days. */
export function findUnproved(tx: ReadTx, here: Here & { days: number }): Promise<UnprovedRow[]> {
  return tx.all(sql<UnprovedRow>`
    with named as materialized (select person_id, contact_id from family_numbers(${here.community}::uuid))
    select *, count(*) over ()::int as whole from (
      select ${lineColumns}, u.numbers, u.oldest from ${lineTables}
      cross join lateral (
        select count(*)::int as numbers, min(n.proven_at) as oldest from (
          select r.id, max(k.proven_at) as proven_at from (
            select h.id from persons h where h.community_id = c.community_id and h.id = c.person_id and h.phone is not null
            union all
            select f.contact_id from named f where f.person_id = c.person_id and not c.duress
          ) r left join care_contact_checks k on k.community_id = c.community_id and k.plan_id = c.id and k.recipient_id = r.id
          group by r.id
        ) n where n.proven_at is null or n.proven_at < clock_now() - ${here.days} * interval '1 day'
      ) u
      where ${active(here)} and u.numbers > 0
    ) l order by l.oldest nulls first, l.id limit ${mostLines}`)
}

import { sql } from 'kysely'
import type { Reads, ReadTx } from '../../platform/db/transaction.ts'
import type { CoveredBuilding, MyDuty } from '../contract-teams.ts'
import { todaySql } from '../organisations/read.ts'
import { holdsNow } from '../read-posts.ts'

/** Which buildings: of a community, of one building, or of some. */
export type CoverageWanted = { community: string; buildings?: readonly string[] }

// The leave of a post that runs now, with the name of whoever stands in and is there herself: somebody with a post of her own
// in the community, and not on leave.
const leaveNow = sql`
  left join lateral (
    select true as is, (select own.shown_name from posts own
      where own.account_id = x.deputy_id and own.community_id = p.community_id and own.kind <> 'resident'
        and own.begins_at <= clock_now() and (own.ends_at is null or own.ends_at > clock_now())
        and (not own.needs_confirmation or own.confirmed_at is not null) and own.suspended_at is null
        and not exists (select 1 from absences y where y.account_id = x.deputy_id and y.cancelled_at is null
          and y.begins_at <= clock_now() and y.ends_at > clock_now())
      limit 1) as deputy
    from absences x where x.post_id = p.id and x.cancelled_at is null and x.begins_at <= clock_now() and x.ends_at > clock_now()
    limit 1) away on true`

const there = sql`jsonb_build_object('name', h.name, 'standsIn', h.deputy)`

/**
 * Who answers for each building today, by its number. A captain or worker on leave without a deputy who is there does not
 * count; a team counts with at least one member who is there. One statement.
 */
export function findCoverage(reads: Reads, { community, buildings }: CoverageWanted): Promise<CoveredBuilding[]> {
  const wanted = buildings ? sql`and b.id = any (${buildings}::uuid[])` : sql``
  return reads.all(sql<CoveredBuilding>`
    with held as materialized (
      select p.kind, p.grid_id, p.building_id, p.shown_name as name, away.deputy
      from posts p ${leaveNow}
      where p.community_id = ${community}::uuid and p.kind in ('building_captain', 'grid_worker') and ${holdsNow}
        and (away.is is null or away.deputy is not null)
    ), staffed as materialized (
      select m.organisation_id as team, count(*)::int as members
      from memberships m
      where m.community_id = ${community}::uuid and m.force is not null
        and m.valid_from <= ${todaySql} and (m.valid_to is null or m.valid_to > ${todaySql})
        and not exists (select 1 from posts p ${leaveNow}
          where p.account_id = m.account_id and p.community_id = m.community_id and p.kind = 'kin_team_member' and ${holdsNow}
            and away.is and away.deputy is null)
      group by m.organisation_id
    )
    select b.id as building, b.number, b.name, b.grid_id as grid, g.name as "gridName", c.captain,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as team,
      coalesce(s.members, 0) as "teamMembers", w.worker, n.group,
      array_remove(array[case when c.captain is null then 'captain' end,
        case when coalesce(s.members, 0) = 0 then 'team' end, case when w.worker is null then 'worker' end], null) as uncovered
    from (select ${todaySql} as day) t
    join buildings b on b.community_id = ${community}::uuid and b.valid_from <= t.day
      and (b.valid_to is null or b.valid_to > t.day) ${wanted}
    join grids g on g.community_id = b.community_id and g.id = b.grid_id
    left join lateral (select ${there} as captain from held h
      where h.kind = 'building_captain' and h.building_id = b.id order by h.name limit 1) c on true
    left join lateral (select ${there} as worker from held h
      where h.kind = 'grid_worker' and h.grid_id = b.grid_id order by h.name limit 1) w on true
    left join duty_areas d on d.community_id = b.community_id and d.building_id = b.id
      and d.valid_from <= t.day and (d.valid_to is null or d.valid_to > t.day)
    left join organisations o on o.community_id = d.community_id and o.id = d.team_id
    left join staffed s on s.team = d.team_id
    left join lateral (select jsonb_build_object('id', q.id, 'name', q.name) as "group"
      from group_buildings k join building_groups q on q.community_id = k.community_id and q.id = k.group_id
      where k.community_id = b.community_id and k.building_id = b.id
        and k.valid_from <= t.day and (k.valid_to is null or k.valid_to > t.day) limit 1) n on true
    order by b.number, b.id`)
}

/** Names of a community and of a team where one is given, and who belongs to the team today. */
export async function findTeamNames(
  tx: ReadTx,
  at: { community: string; team: string | null },
): Promise<Pick<MyDuty, 'community' | 'team' | 'colleagues'>> {
  const row = await tx.first(sql<Pick<MyDuty, 'community' | 'team' | 'colleagues'>>`
    select jsonb_build_object('id', c.community_id, 'name', c.name) as community,
      (select jsonb_build_object('id', o.id, 'name', o.name) from organisations o
        where o.community_id = c.community_id and o.id = ${at.team}::uuid) as team,
      (select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'role', m.role)
          order by array_position(array['head', 'deputy_head', 'member', 'contact'], m.role), m.id), '[]')
        from memberships m where m.community_id = c.community_id and m.organisation_id = ${at.team}::uuid
          and m.valid_from <= ${todaySql} and (m.valid_to is null or m.valid_to > ${todaySql})) as colleagues
    from communities c where c.community_id = ${at.community}::uuid`)
  return row!
}

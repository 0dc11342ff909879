import { sql } from 'kysely'
import type { Post, PostKind } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Under } from './rules.ts'

/** A post with the names of its places, and whom its holder stands in for. */
export type PostRow = Omit<Post, 'deputyFor'> & {
  account: string
  kind: PostKind
  shownName: string
  subdistrictName: string | null
  communityName: string | null
  gridName: string | null
  buildingName: string | null
  officeName: string | null
  organisationName: string | null
  beginsAt: Date
  endsAt: Date | null
  deputyFor: string | null
  deputyForName: string | null
}

/** Columns of {@link PostRow} but the deputy's; `p` is the post. Needs {@link postTables}. */
export const postColumns = sql`p.id, p.account_id as account, p.kind, p.profession, p.shown_name as "shownName",
  p.subdistrict_id as subdistrict, s.name as "subdistrictName", p.community_id as community, c.name as "communityName",
  p.grid_id as grid, g.name as "gridName", p.building_id as building, b.name as "buildingName",
  p.office_id as office, o.name as "officeName", p.organisation_id as organisation, n.name as "organisationName",
  p.begins_at as "beginsAt", p.ends_at as "endsAt"`

export const postTables = sql`posts p
  join subdistricts s on s.id = p.subdistrict_id
  left join communities c on c.community_id = p.community_id
  left join grids g on g.community_id = p.community_id and g.id = p.grid_id
  left join buildings b on b.community_id = p.community_id and b.id = p.building_id
  left join offices o on o.id = p.office_id
  left join organisations n on n.community_id = p.community_id and n.id = p.organisation_id`

/** Begun, not ended, confirmed where that is needed, and its holder not suspended. */
export const holdsNow = sql`p.begins_at <= clock_now() and (p.ends_at is null or p.ends_at > clock_now())
  and (not p.needs_confirmation or p.confirmed_at is not null) and p.suspended_at is null`

/**
 * Posts that the account holds now, its own first, then those in which it stands in for somebody on leave.
 * Standing in ends with the deputy's own last post in the same community.
 */
export function findPostsHeld(tx: ReadTx, account: string): Promise<PostRow[]> {
  return tx.all(sql<PostRow>`
    select ${postColumns}, null::uuid as "deputyFor", null::text as "deputyForName", 0 as place
    from ${postTables} where p.account_id = ${account}::uuid and ${holdsNow}
    union all
    select ${postColumns}, x.account_id, p.shown_name, 1
    from absences x, ${postTables}
    where x.deputy_id = ${account}::uuid and x.cancelled_at is null and p.id = x.post_id
      and x.begins_at <= clock_now() and x.ends_at > clock_now() and ${holdsNow}
      and exists (select 1 from posts own where own.account_id = x.deputy_id
        and own.community_id is not distinct from p.community_id and own.kind <> 'resident'
        and own.begins_at <= clock_now() and (own.ends_at is null or own.ends_at > clock_now())
        and (not own.needs_confirmation or own.confirmed_at is not null))
    order by place, "beginsAt", id`)
}

type UnderRow = Under & { id: string }

/** The buildings of each team's duty area today. */
export async function findDuty(tx: ReadTx, teams: readonly string[]): Promise<Map<string, Under>> {
  if (teams.length === 0) return new Map()
  const rows = await tx.all(sql<{ id: string; buildings: string[] }>`
    select d.team_id as id, array_agg(d.building_id order by d.building_id) as buildings
    from (select (clock_now() at time zone 'Asia/Shanghai')::date as day) t, duty_areas d
    where d.team_id = any (${teams}::uuid[]) and d.valid_from <= t.day and (d.valid_to is null or d.valid_to > t.day)
    group by d.team_id`)
  return new Map(rows.map(({ id, buildings }) => [id, { offices: [], communities: [], buildings }]))
}

/** What lies under each of the sub-districts. */
export async function findUnder(tx: ReadTx, subdistricts: readonly string[]): Promise<Map<string, Under>> {
  if (subdistricts.length === 0) return new Map()
  const rows = await tx.all(sql<UnderRow>`
    select s.id,
      array(select o.id from offices o where o.subdistrict_id = s.id and o.community_id is null order by o.tier desc) as offices,
      array(select c.community_id from communities c where c.subdistrict_id = s.id order by c.code) as communities
    from subdistricts s where s.id = any (${subdistricts}::uuid[])`)
  return new Map(rows.map(({ id, ...under }) => [id, under]))
}

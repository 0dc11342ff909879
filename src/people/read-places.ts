import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { OrganisationKind } from './rules-organisations.ts'
import type { WishedPlace } from './rules-posts.ts'

/** What of a wished place is there, and the offices that belong to it by tier. */
export type PostPlaceRow = {
  subdistrict: string | null
  community: string | null
  grid: string | null
  building: string | null
  organisation: string | null
  organisationKind: OrganisationKind | null
  offices: Record<string, string>
}

/** Looks a wished place up; a part that is not there, or not in the community, is null. A building brings its grid. */
export async function findPostPlace(tx: ReadTx, wish: WishedPlace): Promise<PostPlaceRow> {
  const row = await tx.first(sql<PostPlaceRow>`
    select s.id as subdistrict, c.community_id as community, g.id as grid, b.id as building, n.id as organisation,
      n.kind as "organisationKind",
      (select coalesce(jsonb_object_agg(o.tier, o.id), '{}') from offices o
       where (o.tier = 'subdistrict' and o.subdistrict_id = s.id)
          or (o.tier = 'community' and o.community_id = c.community_id)
          or (o.tier = 'grid' and o.community_id = c.community_id and o.grid_id = g.id)) as offices
    from (select ${wish.subdistrict ?? null}::uuid as subdistrict, ${wish.community ?? null}::uuid as community,
      ${wish.grid ?? null}::uuid as grid, ${wish.building ?? null}::uuid as building,
      ${wish.organisation ?? null}::uuid as organisation) w
    left join communities c on c.community_id = w.community
    left join subdistricts s on s.id = coalesce(c.subdistrict_id, w.subdistrict)
    left join buildings b on b.community_id = c.community_id and b.id = w.building
    left join grids g on g.community_id = c.community_id and g.id = coalesce(w.grid, b.grid_id)
    left join organisations n on n.community_id = c.community_id and n.id = w.organisation
      and (n.valid_to is null or n.valid_to > (clock_now() at time zone 'Asia/Shanghai')::date)`)
  return row!
}

export type OrganisationRow = { id: string; community: string; kind: OrganisationKind; name: string }

/** Organisations of a community that have not ended, by name. */
export function findOrganisations(tx: ReadTx, community: string): Promise<OrganisationRow[]> {
  return tx.all(sql<OrganisationRow>`
    select id, community_id as community, kind, name from organisations
    where community_id = ${community}::uuid
      and (valid_to is null or valid_to > (clock_now() at time zone 'Asia/Shanghai')::date)
    order by kind, name, id`)
}

/** The sub-district a community belongs to, or undefined. */
export async function findSubdistrictOf(tx: ReadTx, community: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    select subdistrict_id as id from communities where community_id = ${community}::uuid`)
  return row?.id
}

/** A community's grids and buildings by their numbers. */
export type Ground = { community: string; grids: Record<number, string>; buildings: Record<number, string> }

/** What stands in a community under which number, for builders that speak of grid 1 and building 7. */
export async function findGround(tx: ReadTx, community: string): Promise<Ground> {
  const row = await tx.first(sql<Omit<Ground, 'community'>>`
    select (select coalesce(jsonb_object_agg(number, id), '{}') from grids where community_id = ${community}::uuid) as grids,
      (select coalesce(jsonb_object_agg(number, id), '{}') from buildings where community_id = ${community}::uuid) as buildings`)
  return { community, ...row! }
}

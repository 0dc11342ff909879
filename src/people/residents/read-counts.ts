import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

export type DoorPanelRow = {
  dwelling: string
  household: string | null
  head_count: number | null
  members: number
  sixty: number
}

/** Who is behind each door of a building, as counts; doors without a household in sight have none. */
export function findBehindDoors(
  tx: ReadTx,
  at: { community: string; building: string; day: string },
): Promise<DoorPanelRow[]> {
  return tx.all(sql<DoorPanelRow>`
    select h.dwelling_id as dwelling, h.id as household, h.head_count, count(p.id)::int as members,
      count(p.id) filter (where p.birth_year <= extract(year from ${at.day}::date)::int - 60)::int as sixty
    from households h left join persons p on p.community_id = h.community_id and p.household_id = h.id
    where h.community_id = ${at.community}::uuid and h.building_id = ${at.building}::uuid and h.valid_to is null
    group by h.dwelling_id, h.id, h.head_count`)
}

/** `homes`: households and persons of each building today; of a household at least as many as are there by name. */
export const homesByBuilding = (community: string) => sql`
  with named as (
    select household_id, count(*)::int as persons
    from persons where community_id = ${community}::uuid and household_id is not null group by household_id
  ), homes as (
    select h.building_id, count(*)::int as households,
      sum(greatest(coalesce(h.head_count, 0), coalesce(n.persons, 0)))::int as persons
    from households h left join named n on n.household_id = h.id
    where h.community_id = ${community}::uuid and h.valid_to is null group by h.building_id
  )`

export type BuildingRow = { building: string; households: number; persons: number }

/** Households and persons of each building today; a head count stands for whoever is not there by name. */
export function findInBuildings(tx: ReadTx, community: string): Promise<BuildingRow[]> {
  return tx.all(sql<BuildingRow>`
    ${homesByBuilding(community)}
    select building_id as building, households, persons from homes`)
}

export type CountsRow = { grid_id: string; households: number; persons: number; usual: number; sixty: number }

/** Households and persons that lived in each grid of today's layout on a day; a head count adds whoever is not there by name. */
export function countsOn(tx: ReadTx, at: { community: string; day: string }): Promise<CountsRow[]> {
  return tx.all(sql<CountsRow>`
    with homes as (
      select h.grid_id, count(*)::int as households, coalesce(sum(greatest(h.head_count - (
        case when h.head_count is not null then (select count(*) from residences r
          where r.community_id = h.community_id and r.household_id = h.id
            and r.valid_from <= ${at.day}::date and (r.valid_to is null or r.valid_to > ${at.day}::date)) end), 0)), 0)::int as heads
      from households h
      where h.community_id = ${at.community}::uuid and h.valid_from <= ${at.day}::date and (h.valid_to is null or h.valid_to > ${at.day}::date)
      group by h.grid_id
    ), people as (
      select r.grid_id, count(*)::int as persons, count(*) filter (where r.is_usual)::int as usual,
        count(*) filter (where r.is_usual and p.birth_year <= extract(year from ${at.day}::date)::int - 60)::int as sixty
      from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
      where r.community_id = ${at.community}::uuid and r.valid_from <= ${at.day}::date and (r.valid_to is null or r.valid_to > ${at.day}::date)
      group by r.grid_id
    )
    select g.id as grid_id, coalesce(h.households, 0) as households, coalesce(p.persons, 0) + coalesce(h.heads, 0) as persons,
      coalesce(p.usual, 0) + coalesce(h.heads, 0) as usual, coalesce(p.sixty, 0) as sixty
    from grids g left join homes h on h.grid_id = g.id left join people p on p.grid_id = g.id
    where g.community_id = ${at.community}::uuid and (h.grid_id is not null or p.grid_id is not null
      or (g.valid_from <= local_today() and (g.valid_to is null or g.valid_to > local_today()))) order by g.number`)
}

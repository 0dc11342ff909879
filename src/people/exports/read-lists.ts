import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { homesByBuilding } from '../residents/read-counts.ts'
import { type PersonRow, personsPage } from '../residents/read-residents.ts'

export type Narrowed = {
  readonly community: string
  readonly grid?: string | undefined
  readonly building?: string | undefined
  readonly grids?: readonly string[] | undefined
}
type Ask = Narrowed & { readonly limit: number }

/** Residents in sight who live here, in the order they were entered. */
export function findResidentsToList(tx: ReadTx, ask: Ask): Promise<PersonRow[]> {
  return tx.all(personsPage(ask))
}

export type HouseholdToList = {
  id: string
  grid_name: string
  building_name: string
  staircase_name: string
  door: string
  head_id: string | null
  head: string | null
  head_grid: string | null
  persons: number
  since: string
}

/** Households in sight with their head and how many they are, by building and door. */
export function findHouseholdsToList(tx: ReadTx, ask: Ask): Promise<HouseholdToList[]> {
  const narrowed = [
    ask.grid ? sql`and h.grid_id = ${ask.grid}::uuid` : sql``,
    ask.building ? sql`and h.building_id = ${ask.building}::uuid` : sql``,
    ask.grids ? sql`and h.grid_id = any (${[...ask.grids]}::uuid[])` : sql``,
  ]
  return tx.all(sql<HouseholdToList>`
    select h.id, g.name as grid_name, b.name as building_name, t.name as staircase_name, d.door,
      p.id as head_id, p.name as head, p.grid_id as head_grid,
      greatest(h.head_count, (select count(*) from persons m where m.community_id = h.community_id and m.household_id = h.id))::int as persons,
      to_char(h.valid_from, 'YYYY-MM-DD') as since
    from households h
    join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
    join buildings b on b.community_id = h.community_id and b.id = h.building_id
    join grids g on g.community_id = h.community_id and g.id = h.grid_id
    left join persons p on p.community_id = h.community_id and p.household_id = h.id and p.relation = 'head'
    where h.community_id = ${ask.community}::uuid and h.valid_to is null ${sql.join(narrowed, sql` `)}
    order by b.number, t.number, d.floor, d.door limit ${ask.limit}`)
}

/** Whom of a community the desk may call: those who agreed and did not take it back. */
export async function findMayBeCalled(tx: ReadTx, community: string): Promise<Set<string>> {
  const rows = await tx.all(sql<{ person: string }>`
    select person_id as person from field_grounds
    where community_id = ${community}::uuid and field_kind = 'phone' and purpose = 'contact' and withdrawn_at is null`)
  return new Set(rows.map(({ person }) => person))
}

export type MemberToList = {
  organisation: string
  kind: string
  grid: string | null
  name: string | null
  role: string | null
  from: string | null
}

/** Organisations of today with who belongs to them; Party organisations keep theirs on the roll and have none here. */
export function findMembersToList(tx: ReadTx, ask: { community: string; limit: number }): Promise<MemberToList[]> {
  return tx.all(sql<MemberToList>`
    select o.name as organisation, o.kind, g.name as grid, m.name, m.role, to_char(m.valid_from, 'YYYY-MM-DD') as "from"
    from (select (clock_now() at time zone 'Asia/Shanghai')::date as day) t
    join organisations o on o.community_id = ${ask.community}::uuid and o.valid_from <= t.day and (o.valid_to is null or o.valid_to > t.day)
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    left join memberships m on m.community_id = o.community_id and m.organisation_id = o.id and m.valid_from <= t.day
      and (m.valid_to is null or m.valid_to > t.day) and o.kind not like 'party%'
    order by o.kind, o.id, array_position(array['head', 'deputy_head', 'member', 'contact'], m.role), m.id limit ${ask.limit}`)
}

export type BuildingToList = {
  name: string
  grid: string
  floors: number
  staircases: number
  dwellings: number
  households: number
  persons: number
}

/** Buildings of today with what stands on record behind their doors. */
export function findBuildingsToList(tx: ReadTx, ask: { community: string; limit: number }): Promise<BuildingToList[]> {
  return tx.all(sql<BuildingToList>`
    ${homesByBuilding(ask.community)}, doors as (
      select building_id, count(*)::int as dwellings, count(distinct staircase_id)::int as staircases
      from dwellings where community_id = ${ask.community}::uuid and valid_to is null group by building_id
    )
    select b.name, g.name as grid, b.floors, coalesce(d.staircases, 0) as staircases, coalesce(d.dwellings, 0) as dwellings,
      coalesce(h.households, 0) as households, coalesce(h.persons, 0) as persons
    from buildings b join grids g on g.community_id = b.community_id and g.id = b.grid_id
    left join homes h on h.building_id = b.id left join doors d on d.building_id = b.id
    where b.community_id = ${ask.community}::uuid and b.valid_from <= local_today()
      and (b.valid_to is null or b.valid_to > local_today()) order by b.number limit ${ask.limit}`)
}

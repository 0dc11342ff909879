import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { FieldKind, Purpose, Relation } from './rules-residents.ts'
import type { Door } from './write-residents.ts'

/** A person of the register with where she lives. */
export type PersonRow = {
  id: string
  community_id: string
  name: string
  sex: 'female' | 'male' | null
  birth_year: number | null
  birth_month: number | null
  phone: Buffer | null
  id_number: Buffer | null
  household_id: string | null
  dwelling_id: string | null
  building_id: string | null
  grid_id: string | null
  relation: Relation | null
  is_usual: boolean
  captain_knows: boolean
  ended_on: string | null
  end_reason: 'moved' | 'died' | 'mistake' | null
  erased_at: Date | null
  door: string | null
  floor: number | null
  staircase_name: string | null
  building_name: string | null
  grid_name: string | null
}

const personColumns = sql`p.id, p.community_id, p.name, p.sex, p.birth_year, p.birth_month, p.phone, p.id_number, p.household_id,
  p.dwelling_id, p.building_id, p.grid_id, p.relation, p.is_usual, p.captain_knows, p.ended_on, p.end_reason, p.erased_at,
  d.door, d.floor, t.name as staircase_name, b.name as building_name, g.name as grid_name`
const personTables = sql`persons p
  left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
  left join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
  left join buildings b on b.community_id = p.community_id and b.id = p.building_id
  left join grids g on g.community_id = p.community_id and g.id = p.grid_id`

/** One person, or undefined where there is none in sight. */
export function findPerson(tx: ReadTx, at: { community: string; person: string }): Promise<PersonRow | undefined> {
  return tx.first(sql<PersonRow>`
    select ${personColumns} from ${personTables}
    where p.community_id = ${at.community}::uuid and p.id = ${at.person}::uuid and p.erased_at is null`)
}

/** Locks one person in sight until the transaction ends; undefined where there is none. */
export async function lockPerson(
  tx: ReadTx,
  at: { community: string; person: string },
): Promise<PersonRow | undefined> {
  await tx.first(sql`
    select p.id from persons p where p.community_id = ${at.community}::uuid and p.id = ${at.person}::uuid for update`)
  return findPerson(tx, at)
}

export type PersonsAsk = {
  community: string
  grid?: string | undefined
  building?: string | undefined
  dwelling?: string | undefined
  /** Those who moved away or died instead of those who live here. */
  ended?: boolean | undefined
  after?: string | undefined
  limit: number
}

/** A page of persons in the order they were entered. */
export function personsPage(ask: PersonsAsk) {
  const narrowed = [
    ask.grid ? sql`and p.grid_id = ${ask.grid}::uuid` : sql``,
    ask.building ? sql`and p.building_id = ${ask.building}::uuid` : sql``,
    ask.dwelling ? sql`and p.dwelling_id = ${ask.dwelling}::uuid` : sql``,
    ask.ended ? sql`and p.ended_on is not null` : sql`and p.ended_on is null`,
    ask.after ? sql`and p.id > ${ask.after}::uuid` : sql``,
  ]
  return sql<PersonRow>`
    select ${personColumns} from ${personTables}
    where p.community_id = ${ask.community}::uuid ${sql.join(narrowed, sql` `)} and p.erased_at is null
    order by p.id limit ${ask.limit}`
}

export type DoorRow = Door & { community_id: string; door: string; valid_to: string | null }

/** A dwelling with its building and grid, or undefined. */
export function findDoor(tx: ReadTx, at: { community: string; dwelling: string }): Promise<DoorRow | undefined> {
  return tx.first(sql<DoorRow>`
    select d.community_id, d.id as dwelling, d.building_id as building, b.grid_id as grid, d.door, d.valid_to from dwellings d
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${at.community}::uuid and d.id = ${at.dwelling}::uuid`)
}

export type HouseholdRow = Door & {
  id: string
  community_id: string
  head_count: number | null
  valid_from: string
  valid_to: string | null
}

/** The household that lives behind a door now, locked where it is in sight. */
export function lockHouseholdAt(
  tx: ReadTx,
  at: { community: string; dwelling: string },
): Promise<HouseholdRow | undefined> {
  return tx.first(sql<HouseholdRow>`
    select id, community_id, dwelling_id as dwelling, building_id as building, grid_id as grid, head_count, valid_from, valid_to
    from households where community_id = ${at.community}::uuid and dwelling_id = ${at.dwelling}::uuid and valid_to is null for update`)
}

/** Whether the household has a head. */
export async function hasHead(tx: ReadTx, at: { community: string; household: string }): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from persons where community_id = ${at.community}::uuid and household_id = ${at.household}::uuid and relation = 'head'`)
  return row !== undefined
}

/** How many of a household still live at its door. */
export async function countMembers(tx: ReadTx, at: { community: string; household: string }): Promise<number> {
  const row = await tx.first(sql<{ count: number }>`
    select count(*)::int as count from persons where community_id = ${at.community}::uuid and household_id = ${at.household}::uuid`)
  return row!.count
}

export type ResidenceRow = {
  valid_from: string
  valid_to: string | null
  door: string
  building_name: string
}

/** Every stay of a person, newest first. */
export function findResidences(tx: ReadTx, at: { community: string; person: string }): Promise<ResidenceRow[]> {
  return tx.all(sql<ResidenceRow>`
    select r.valid_from, r.valid_to, d.door, b.name as building_name from residences r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = r.community_id and b.id = r.building_id
    where r.community_id = ${at.community}::uuid and r.person_id = ${at.person}::uuid order by r.valid_from desc`)
}

export type GroundRow = {
  field_kind: FieldKind
  purpose: Purpose
  basis: 'consent' | 'statutory_duty' | 'life_saving'
  since: Date
  withdrawn_at: Date | null
}

/** For what a person's fields are kept. */
export function findGrounds(tx: ReadTx, at: { community: string; person: string }): Promise<GroundRow[]> {
  return tx.all(sql<GroundRow>`
    select field_kind, purpose, basis, since, withdrawn_at from field_grounds
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid order by field_kind, purpose`)
}

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

export type CountsRow = { grid_id: string; households: number; persons: number; usual: number; sixty: number }

/** Households and persons that lived in each grid of today's layout on a day; a household of a head count alone adds that. */
export function countsOn(tx: ReadTx, at: { community: string; day: string }): Promise<CountsRow[]> {
  return tx.all(sql<CountsRow>`
    with homes as (
      select h.grid_id, count(*)::int as households, coalesce(sum(h.head_count), 0)::int as heads from households h
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
    where g.community_id = ${at.community}::uuid order by g.number`)
}

import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { FieldKind, Purpose, Relation } from './rules-residents.ts'
import type { Door } from './write-households.ts'

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

/** What is read of a person `p`, with {@link personPlaces} beside it. */
export const personColumns = sql`p.id, p.community_id, p.name, p.sex, p.birth_year, p.birth_month, p.phone, p.id_number, p.household_id,
  p.dwelling_id, p.building_id, p.grid_id, p.relation, p.is_usual, p.captain_knows, p.ended_on, p.end_reason, p.erased_at,
  d.door, d.floor, t.name as staircase_name, b.name as building_name, g.name as grid_name`
export const personPlaces = sql`
  left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
  left join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
  left join buildings b on b.community_id = p.community_id and b.id = p.building_id
  left join grids g on g.community_id = p.community_id and g.id = p.grid_id`
const personTables = sql`persons p ${personPlaces}`

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

/** Several persons in sight, in the order of their ids. */
export function findPersons(tx: ReadTx, at: { community: string; persons: readonly string[] }): Promise<PersonRow[]> {
  return tx.all(sql<PersonRow>`
    select ${personColumns} from ${personTables}
    where p.community_id = ${at.community}::uuid and p.id = any (${at.persons}::uuid[]) and p.erased_at is null order by p.id`)
}

/** Everybody of the household behind a door, its head first, then by age. */
export function findMembersAt(tx: ReadTx, at: { community: string; dwelling: string }): Promise<PersonRow[]> {
  return tx.all(sql<PersonRow>`
    select ${personColumns} from ${personTables}
    join households h on h.community_id = p.community_id and h.id = p.household_id
    where h.community_id = ${at.community}::uuid and h.dwelling_id = ${at.dwelling}::uuid and h.valid_to is null
    order by (p.relation = 'head') desc nulls last, p.birth_year, p.birth_month, p.id`)
}

export type PersonsAsk = {
  community: string
  grid?: string | undefined
  building?: string | undefined
  dwelling?: string | undefined
  /** Only of these grids or buildings: what the viewer's posts open, said so that an index serves it. */
  grids?: readonly string[] | undefined
  buildings?: readonly string[] | undefined
  /** Those who moved away or died instead of those who live here. */
  ended?: boolean | undefined
  after?: string | undefined
  limit: number
}

/** Most that a page holds, and the one after it that tells of a next page. */
const pageAtMost = sql.raw('101')

/**
 * A page of persons in the order they were entered. The page is cut before its places are looked up, at a number that stands in
 * the statement: a plan made for any limit prepares for a tenth of the community.
 */
export function personsPage(ask: PersonsAsk) {
  const narrowed = [
    ask.grid ? sql`and p.grid_id = ${ask.grid}::uuid` : sql``,
    ask.building ? sql`and p.building_id = ${ask.building}::uuid` : sql``,
    ask.dwelling ? sql`and p.dwelling_id = ${ask.dwelling}::uuid` : sql``,
    ask.grids ? sql`and p.grid_id = any (${ask.grids}::uuid[])` : sql``,
    ask.buildings ? sql`and p.building_id = any (${ask.buildings}::uuid[])` : sql``,
    ask.ended ? sql`and p.ended_on is not null` : sql`and p.ended_on is null`,
    ask.after ? sql`and p.id > ${ask.after}::uuid` : sql``,
  ]
  return sql<PersonRow>`
    select ${personColumns} from (
      select p.* from persons p
      where p.community_id = ${ask.community}::uuid ${sql.join(narrowed, sql` `)} and p.erased_at is null
      order by p.id limit ${pageAtMost}
    ) p ${personPlaces} order by p.id limit ${ask.limit}`
}

export type DoorRow = Door & {
  community_id: string
  door: string
  staircase_name: string
  building_name: string
  valid_to: string | null
}

/** A dwelling that has begun, with its building and grid, or undefined. */
export function findDoor(tx: ReadTx, at: { community: string; dwelling: string }): Promise<DoorRow | undefined> {
  return tx.first(sql<DoorRow>`
    select d.community_id, d.id as dwelling, d.building_id as building, b.grid_id as grid, d.door, t.name as staircase_name,
      b.name as building_name, d.valid_to from dwellings d
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
    where d.community_id = ${at.community}::uuid and d.id = ${at.dwelling}::uuid and d.valid_from <= local_today()`)
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

/** Lets one change of citizens' numbers of a community follow the other. */
export async function lockIdNumbers(tx: ReadTx, community: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('id-numbers:' || ${community}, 0))`)
}

/** The person a citizen's number stands with, by its keyed hashes. */
export async function findIdHolder(
  tx: ReadTx,
  at: { community: string; hashes: readonly Buffer[] },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    select id from persons where community_id = ${at.community}::uuid and id_hash = any (${at.hashes}::bytea[])`)
  return row?.id
}

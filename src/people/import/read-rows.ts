import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Relation } from '../residents/rules-residents.ts'
import type { RowKind } from './rules-verdicts.ts'
import type { ImportAt, StagedRow } from './write-imports.ts'

const columns = sql`number, page, line, kind, decision, is_fixed, dwelling_id, person_id, changes, remarks, content`

export type RowsAsk = ImportAt & { kind?: RowKind | undefined; after?: number | undefined; limit: number }

/** Lines of an import in the order of the sheet, of one kind or all. */
export function findRows(tx: ReadTx, ask: RowsAsk): Promise<StagedRow[]> {
  const narrowed = ask.kind ? sql`and kind = ${ask.kind}` : sql``
  return tx.all(sql<StagedRow>`
    select ${columns} from import_rows
    where community_id = ${ask.community}::uuid and import_id = ${ask.id}::uuid and number > ${ask.after ?? -1} ${narrowed}
    order by number limit ${ask.limit}`)
}

export function lockRow(tx: ReadTx, at: ImportAt & { number: number }): Promise<StagedRow | undefined> {
  return tx.first(sql<StagedRow>`
    select ${columns} from import_rows
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and number = ${at.number} for update`)
}

/** The lines that speak of any of these doors. */
export function findRowsAt(tx: ReadTx, at: ImportAt & { dwellings: readonly string[] }): Promise<StagedRow[]> {
  return tx.all(sql<StagedRow>`
    select ${columns} from import_rows
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and dwelling_id = any (${[...at.dwellings]}::uuid[])
    order by number for update`)
}

/** How many lines there are of each kind, and of those that a person has to decide how many she has. */
export async function countRows(tx: ReadTx, at: ImportAt): Promise<Partial<Record<RowKind | 'decided', number>>> {
  const rows = await tx.all(sql<{ kind: RowKind; count: number; decided: number }>`
    select kind, count(*)::int as count, count(*) filter (where decision is not null)::int as decided from import_rows
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid group by kind`)
  const counts: Partial<Record<RowKind | 'decided', number>> = {}
  for (const { kind, count, decided } of rows) {
    counts[kind] = count
    if (kind === 'conflict') counts.decided = decided
  }
  return counts
}

/** A door with its numbers and places. */
export type DoorPlace = {
  dwelling: string
  building: string
  grid: string
  building_number: number
  staircase_number: number
  door: string
}

/** Every door of a community that is one today. */
export function findDoors(tx: ReadTx, community: string): Promise<DoorPlace[]> {
  return tx.all(sql<DoorPlace>`
    select d.id as dwelling, d.building_id as building, b.grid_id as grid, b.number as building_number,
      t.number as staircase_number, d.door
    from dwellings d
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
    where d.community_id = ${community}::uuid and d.valid_to is null and b.valid_to is null
      and d.valid_from <= local_today()`)
}

export type RegisteredRow = {
  id: string
  name: string
  sex: 'female' | 'male' | null
  birth_year: number | null
  birth_month: number | null
  phone_hash: Buffer | null
  relation: Relation | null
  dwelling_id: string
}

/** Those who live behind the given doors, or in the whole community, as they are compared. */
export function findRegistered(
  tx: ReadTx,
  at: { community: string; dwellings?: readonly string[]; phones?: readonly Buffer[] },
): Promise<RegisteredRow[]> {
  const narrowed = at.dwellings
    ? sql`and (dwelling_id = any (${[...at.dwellings]}::uuid[]) or phone_hash = any (${[...(at.phones ?? [])]}::bytea[]))`
    : sql``
  return tx.all(sql<RegisteredRow>`
    select id, name, sex, birth_year, birth_month, phone_hash, relation, dwelling_id from persons
    where community_id = ${at.community}::uuid and dwelling_id is not null ${narrowed} order by id`)
}

export type HouseholdHere = { id: string; dwelling_id: string; head_count: number | null }

/** The households behind the given doors, or in the whole community. */
export function findHouseholdsHere(
  tx: ReadTx,
  at: { community: string; dwellings?: readonly string[] },
): Promise<HouseholdHere[]> {
  const narrowed = at.dwellings ? sql`and dwelling_id = any (${[...at.dwellings]}::uuid[])` : sql``
  return tx.all(sql<HouseholdHere>`
    select id, dwelling_id, head_count from households
    where community_id = ${at.community}::uuid and valid_to is null ${narrowed}`)
}

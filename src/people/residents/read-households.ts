import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Door } from './write-households.ts'

/** Lets one change of who lives behind these doors follow the other, whatever stands there yet; always in the same order. */
export async function lockDoors(tx: ReadTx, at: { community: string; doors: readonly string[] }): Promise<void> {
  for (const door of [...new Set(at.doors)].sort()) {
    await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('door:' || ${at.community} || ${door}, 0))`)
  }
}

export type HouseholdRow = Door & {
  id: string
  community_id: string
  head_count: number | null
  valid_from: string
  valid_to: string | null
}

const householdColumns = sql`h.id, h.community_id, h.dwelling_id as dwelling, h.building_id as building, h.grid_id as grid, h.head_count,
  h.valid_from, h.valid_to`

/** Households behind a door that live there now or lived there after a day, the earliest first. */
export function findHouseholdsAt(
  tx: ReadTx,
  at: { community: string; dwelling: string; from: string },
): Promise<HouseholdRow[]> {
  return tx.all(sql<HouseholdRow>`
    select ${householdColumns} from households h
    where h.community_id = ${at.community}::uuid and h.dwelling_id = ${at.dwelling}::uuid
      and (h.valid_to is null or h.valid_to > ${at.from}::date) order by h.valid_from`)
}

/** One household in sight, or undefined. */
export function findHousehold(
  tx: ReadTx,
  at: { community: string; household: string },
): Promise<HouseholdRow | undefined> {
  return tx.first(sql<HouseholdRow>`
    select ${householdColumns} from households h where h.community_id = ${at.community}::uuid and h.id = ${at.household}::uuid`)
}

/** The household that lives behind a door now, or undefined. */
export function findHouseholdNow(
  tx: ReadTx,
  at: { community: string; dwelling: string },
): Promise<HouseholdRow | undefined> {
  return tx.first(sql<HouseholdRow>`
    select ${householdColumns} from households h
    where h.community_id = ${at.community}::uuid and h.dwelling_id = ${at.dwelling}::uuid and h.valid_to is null`)
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

/** Locks the members of a household, always in the same order; gives their ids. */
export async function lockMembers(tx: ReadTx, at: { community: string; household: string }): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from persons where community_id = ${at.community}::uuid and household_id = ${at.household}::uuid order by id for update`)
  return rows.map(({ id }) => id)
}

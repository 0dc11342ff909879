import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

export type OwnershipRow = {
  id: string
  dwelling_id: string
  grid_id: string
  person_id: string | null
  name: string
  exclusive_area: number
  share: number
  valid_from: string
  valid_to: string | null
}

const ownershipColumns = sql`o.id, o.dwelling_id, o.grid_id, o.person_id, o.name, o.exclusive_area::float8 as exclusive_area,
  o.share::float8 as share, o.valid_from, o.valid_to`

/** Owners of a dwelling now, the largest share first. */
export function findOwners(tx: ReadTx, at: { community: string; dwelling: string }): Promise<OwnershipRow[]> {
  return tx.all(sql<OwnershipRow>`
    select ${ownershipColumns} from ownerships o
    where o.community_id = ${at.community}::uuid and o.dwelling_id = ${at.dwelling}::uuid and o.valid_to is null
    order by o.share desc, o.name, o.id`)
}

/** The latest day from which owners of a dwelling were entered, or ended; null where none ever were. */
export async function lastOwnersDay(
  tx: ReadTx,
  at: { community: string; dwelling: string },
): Promise<{ from: string; ended: string | null } | undefined> {
  const row = await tx.first(sql<{ from: string | null; ended: string | null }>`
    select max(o.valid_from) as from, max(o.valid_to) as ended from ownerships o
    where o.community_id = ${at.community}::uuid and o.dwelling_id = ${at.dwelling}::uuid`)
  return row?.from ? { from: row.from, ended: row.ended } : undefined
}

/** One ownership in sight, or undefined. */
export function findOwnership(
  tx: ReadTx,
  at: { community: string; ownership: string },
): Promise<OwnershipRow | undefined> {
  return tx.first(sql<OwnershipRow>`
    select ${ownershipColumns} from ownerships o
    where o.community_id = ${at.community}::uuid and o.id = ${at.ownership}::uuid`)
}

import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Counted } from './rules-totals.ts'

/** What is counted of the register of a community on a day; raw, to be told with small numbers left out. */
export function countRegister(tx: ReadTx, at: { community: string; day: string }): Promise<Counted[]> {
  return tx.all(sql<Counted>`select cell, grid, total from register_totals(${at.community}::uuid, ${at.day}::date)`)
}

/** The grids of a community in their order. */
export function findGridNames(tx: ReadTx, community: string): Promise<{ id: string; name: string }[]> {
  return tx.all(sql<{ id: string; name: string }>`
    select id, name from grids where community_id = ${community}::uuid order by number`)
}

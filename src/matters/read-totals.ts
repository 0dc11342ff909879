import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** Matters made before a day of the neighbourhood, by how they stood then; raw, to be told with small numbers left out. */
export function countByState(tx: ReadTx, at: { community: string; day: string }) {
  return tx.all(sql<{ state: string; total: number }>`
    select state, total from matter_totals(${at.community}::uuid, (${at.day}::date)::timestamp at time zone 'Asia/Shanghai')`)
}

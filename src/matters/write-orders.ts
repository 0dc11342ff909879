import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

export type KnownOrder = { id: string; number: string; outside_source: string; outside_number: string }

/** The matters that already stand for orders with these numbers. */
export function findOrders(tx: ReadTx, at: { community: string; numbers: readonly string[] }): Promise<KnownOrder[]> {
  return tx.all(sql<KnownOrder>`
    select id, number, outside_source, outside_number from matters
    where community_id = ${at.community}::uuid and outside_number = any (${[...at.numbers]}::text[])`)
}

/** Lets one import of a community run at a time, so that two of the same sheet make each order once. */
export async function lockOrders(tx: Tx, community: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('outside orders:' || ${community}, 0))`)
}

import { sql } from 'kysely'
import type { Tx } from '../db/transaction.ts'

export type Allowance = { key: Buffer; most: number; windowSeconds: number }

/**
 * Counts one try under the key; gives 0 when it is within the allowance, else the seconds until the window ends.
 * All processes share the counts; the window runs on business time.
 */
export async function countTry(tx: Tx, { key, most, windowSeconds }: Allowance): Promise<number> {
  const row = await tx.first(sql<{ tries: number; wait: number }>`
    insert into throttles as t (key, opened_at, tries) values (${key}::bytea, clock_now(), 1)
    on conflict (key) do update set
      tries = case when t.opened_at + ${windowSeconds} * interval '1 second' <= clock_now() then 1 else t.tries + 1 end,
      opened_at = case when t.opened_at + ${windowSeconds} * interval '1 second' <= clock_now() then clock_now() else t.opened_at end
    returning tries, ceil(extract(epoch from opened_at + ${windowSeconds} * interval '1 second' - clock_now()))::int as wait`)
  return row && row.tries > most ? Math.max(1, row.wait) : 0
}

/**
 * Counts a try before it is made, so that a hundred at once are a hundred. Takes the narrowest first and gives the
 * seconds to wait, 0 for none.
 * A wider count is not used up by tries that a narrower one refused.
 */
export async function countTries(tx: Tx, allowances: readonly Allowance[]): Promise<number> {
  for (const allowance of allowances) {
    const wait = await countTry(tx, allowance)
    if (wait > 0) return wait
  }
  return 0
}

/** Takes one counted try back, for tries that turned out well. */
export async function forgiveTry(tx: Tx, key: Buffer): Promise<void> {
  await tx.run(sql`update throttles set tries = greatest(tries - 1, 0) where key = ${key}::bytea`)
}

/** Starts the count under the key anew. */
export async function forgetTries(tx: Tx, key: Buffer): Promise<void> {
  await tx.run(sql`delete from throttles where key = ${key}::bytea`)
}

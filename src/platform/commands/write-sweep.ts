import { sql } from 'kysely'
import type { Tx } from '../db/transaction.ts'

/** Forgets verdicts of commands older than this many days; gives how many. */
export function sweepCommands(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from commands where at <= clock_now() - ${days}::int * interval '1 day'`)
}

/** Forgets counts of tries whose window began longer ago; gives how many. */
export function sweepTries(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from throttles where opened_at <= clock_now() - ${days}::int * interval '1 day'`)
}

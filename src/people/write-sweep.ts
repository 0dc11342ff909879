import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

/** Takes off sign-ins of staff that were last seen longer ago than this many days. */
export function sweepSignIns(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from accounts.sign_ins where seen_at <= clock_now() - ${days}::int * interval '1 day'`)
}

/** Forgets browsers in which nobody signed in for so many days. */
export function sweepDevices(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from accounts.devices where seen_at <= clock_now() - ${days}::int * interval '1 day'`)
}

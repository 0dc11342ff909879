import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

/** Takes off recipient and content of messages that no longer wait and are older than this many days; gives how many. */
export function clearNotices(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`
    update notices set recipient = null, params = '{}', last_error = null
    where state <> 'waiting' and recipient is not null and made_at <= clock_now() - ${days}::int * interval '1 day'`)
}

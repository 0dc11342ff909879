import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** Ids of messages whose time has come, soonest first, for the engine; none while sending is held. */
export async function findDueNotices(tx: ReadTx, most: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from notices where state = 'waiting' and channel = 'sms' and next_at <= clock_now() and not (select sending_held())
    order by next_at limit ${most}`)
  return rows.map((row) => row.id)
}

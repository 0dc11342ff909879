import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type ClaimedNotice = {
  template: string
  params: Record<string, string | number>
  recipient: Buffer
  /** This try included. */
  tries: number
}

/** Takes the turn to send one due message, for so many milliseconds; undefined when another process has it or it was sent. */
export function claimNotice(tx: Tx, id: string, turnMs: number): Promise<ClaimedNotice | undefined> {
  return tx.first(sql<ClaimedNotice>`
    update notices set tries = tries + 1, next_at = clock_now() + ${turnMs} * interval '1 millisecond'
    where id = (select due.id from notices due where due.id = ${id}::uuid and due.state = 'waiting' and due.channel = 'sms'
      and due.next_at <= clock_now() for update skip locked)
    returning template, params, recipient, tries`)
}

/** The provider took it. */
export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    update notices set state = 'sent', sent_at = clock_now(), next_at = null, last_error = null
    where id = ${id}::uuid and state = 'waiting'`)
}

type Failure = { id: string; error: string; pauseMs: number | null }

/** The provider did not take it: again after the pause, or given up where there is none. */
export async function markFailed(tx: Tx, { id, error, pauseMs }: Failure): Promise<void> {
  await tx.run(sql`
    update notices set last_error = ${error}, state = ${pauseMs === null ? 'failed' : 'waiting'},
      next_at = clock_now() + ${pauseMs}::int * interval '1 millisecond'
    where id = ${id}::uuid and state = 'waiting'`)
}

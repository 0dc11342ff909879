import type { Tx } from '../platform/db/transaction.ts'
import { type LockedMatter, updateMatter } from './write.ts'

/** Marks a matter: its reporter said or showed something now. It stands in the queues until staff do something about it. */
export function markSaid(tx: Tx, row: LockedMatter, now: Date): void {
  setSaid(tx, row, { said: now, now })
}

/** Takes the mark off: somebody of the staff has seen to it. */
export function unmarkSaid(tx: Tx, row: LockedMatter, now: Date): void {
  if (row.said_at) setSaid(tx, row, { said: null, now })
}

/** What ended keeps the moment of its end; whoever looks there finds the mark. */
function setSaid(tx: Tx, row: LockedMatter, { said, now }: { said: Date | null; now: Date }): void {
  updateMatter(tx, row, row.due_at ? { said_at: said, changed_at: now } : { said_at: said })
}

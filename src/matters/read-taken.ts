import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Verdict } from './take-down.ts'

/**
 * A report that its own reporter made before: what she is told of it, with the dates as they hold now, and the keyed hash of what
 * was sent, null once that is erased.
 */
export async function takenBefore(
  tx: ReadTx,
  { community, report }: { community: string; report: string },
): Promise<{ verdict: Verdict; commandHash: Buffer | null } | undefined> {
  const row = await tx.first(sql<{ matter: string; number: string; answer: Date; settle: Date; hash: Buffer | null }>`
    select m.id as matter, m.number, m.first_answer_due as answer, m.settle_due as settle, r.command_hash as hash
    from reports r join matters m on m.community_id = r.community_id and m.id = r.origin_id
    where r.community_id = ${community}::uuid and r.id = ${report}::uuid`)
  if (!row) return undefined
  const { matter, number, answer, settle, hash } = row
  const verdict = { matter, report, number, firstAnswerDue: answer.toISOString(), settleDue: settle.toISOString() }
  return { verdict, commandHash: hash }
}

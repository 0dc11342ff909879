import type { AccountActor } from '../../platform/actor.ts'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { mayImport } from '../policy-imports.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { findImport, type ImportAt, type ImportRow, type ImportState, lockImport } from './write-imports.ts'

/** An import of the actor's office. Throws people.no-such-import, refused. */
export async function seeImport(tx: ReadTx, actor: AccountActor, at: ImportAt): Promise<ImportRow> {
  allow(mayImport(actor, at.community))
  const row = await findImport(tx, at)
  if (!row) throw new Problem(peopleProblems.noSuchImport)
  return row
}

/** The same, locked, in one of the given states. Throws people.no-such-import, refused, import-not-now. */
export async function holdImport(
  tx: Tx,
  actor: AccountActor,
  at: ImportAt,
  states: readonly ImportState[],
): Promise<ImportRow> {
  allow(mayImport(actor, at.community))
  const row = await lockImport(tx, at)
  if (!row) throw new Problem(peopleProblems.noSuchImport)
  if (!states.includes(row.state)) throw new Problem(peopleProblems.importNotNow, { reason: row.state })
  return row
}

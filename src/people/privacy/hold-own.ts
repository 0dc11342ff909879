import type { ReadTx } from '../../platform/db/transaction.ts'
import type { OwnRecord } from '../../platform/http/caller.ts'
import { Problem } from '../../platform/problem.ts'
import { mayUseOwnRecord } from '../policy-privacy.ts'
import { peopleProblems } from '../problems.ts'
import { findPerson, lockPerson, type PersonRow } from '../residents/read-residents.ts'

/** A resident's own record. Throws people.no-such-resident once it is not there any more. */
export async function seeOwn(tx: ReadTx, own: OwnRecord): Promise<PersonRow> {
  return checked(own, await findPerson(tx, own.actor))
}

/** The same, locked for a change. */
export async function holdOwn(tx: ReadTx, own: OwnRecord): Promise<PersonRow> {
  return checked(own, await lockPerson(tx, own.actor))
}

function checked({ actor }: OwnRecord, row: PersonRow | undefined): PersonRow {
  if (!row || !mayUseOwnRecord(actor, { id: row.id, erasedAt: row.erased_at }).allowed) {
    throw new Problem(peopleProblems.noSuchResident)
  }
  return row
}

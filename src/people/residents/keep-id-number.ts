import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayKeepIdNumbers } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow, refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { holdResident, type PersonAt } from './open-resident.ts'
import { findIdHolder, lockIdNumbers, type PersonRow } from './read-residents.ts'
import { type Birth, birthOf, readIdNumber, tidyIdNumber } from './rules-residents.ts'
import { idNumberHashes, sealIdNumber } from './sealed-fields.ts'
import { setIdNumber } from './write-consents.ts'
import { insertGrounds } from './write-residents.ts'

type Ask = PersonAt & { command: Command; idNumber: string }

/**
 * Keeps the citizen's number that a subsidy form needs: sealed, found by its keyed hash, shown as its last four.
 * Throws people.no-such-resident, refused, number-kept, http.invalid naming `idNumber`.
 */
export function keepIdNumber(context: Context, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, person, idNumber } = ask
  return numbered(context, actor, ask, async (tx, row) => {
    refuseWrong(idNumber, birthOf(row))
    const number = sealIdNumber(context.secrets, tidyIdNumber(idNumber))
    await lockIdNumbers(tx, community)
    const hashes = idNumberHashes(context.secrets, tidyIdNumber(idNumber))
    const holder = await findIdHolder(tx, { community, hashes })
    if (holder && holder !== person) {
      throw new Problem(peopleProblems.numberKept, { fields: [{ field: 'idNumber', reason: 'stands-with-another' }] })
    }
    await setIdNumber(tx, { community, person, number })
    const ground = { kind: 'id_number', purpose: 'subsidy', basis: 'consent', how: 'paper' } as const
    await insertGrounds(tx, [{ community, person, ...ground }], actor.account)
    return 'id_number_kept'
  })
}

/** Drops the number: the form is done. Throws people.no-such-resident, refused. */
export function dropIdNumber(
  context: Context,
  actor: AccountActor,
  ask: PersonAt & { command: Command },
): Promise<{ done: true }> {
  return numbered(context, actor, ask, async (tx, row) => {
    if (!row.id_number) return null
    await setIdNumber(tx, { ...ask, number: null })
    return 'id_number_dropped'
  })
}

function refuseWrong(idNumber: string, birth: Birth | null): void {
  const said = readIdNumber(idNumber)
  if ('wrong' in said) {
    refuseFields([{ field: 'idNumber', reason: said.wrong }])
    return
  }
  if (!birth) return
  const isHers = birth.year === said.birth.year && (birth.month === null || birth.month === said.birth.month)
  if (!isHers) refuseFields([{ field: 'idNumber', reason: 'another-birth' }])
}

function numbered(
  { database }: Context,
  actor: AccountActor,
  ask: PersonAt & { command: Command },
  work: (tx: Tx, row: PersonRow) => Promise<string | null>,
): Promise<{ done: true }> {
  const { community, person } = ask
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      const row = await holdResident(tx, actor, ask)
      allow(mayKeepIdNumbers(actor, community))
      const verb = await work(tx, row)
      const at = await clockNow(tx)
      if (verb)
        await recordResident(tx, { kind: `resident.${verb}`, community, subject: person, grid: row.grid_id, at })
      return { done: true } as const
    }),
  )
}

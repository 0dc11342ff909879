import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { addCalendarDays } from '../../platform/calendar/working-calendar.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayGiveSlip } from '../policy-privacy.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { holdResident, type PersonAt } from '../residents/open-resident.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { allow } from '../staff-subjects.ts'
import { privacyProblems } from './problems.ts'
import { isGuardian } from './read-privacy.ts'
import { daysOfSlip, needsGuardian } from './rules-privacy.ts'
import { slipCode } from './slip-codes.ts'
import { endSlips, insertSlip } from './write-slips.ts'

type Ask = PersonAt & { command: Command; guardian?: string }

/**
 * Makes a slip for a resident who stands at the desk; what came before it opens nothing any more, browsers too.
 * For a child it is the guardian's. Throws people.no-such-resident, refused, privacy.guardian-needed.
 */
export function giveSlip({ database, secrets }: Context, actor: AccountActor, ask: Ask): Promise<{ slip: string }> {
  const { community, person, command } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      allow(mayGiveSlip(actor, community))
      const now = await clockNow(tx)
      const guardian = await guardianFor(tx, row, { ...ask, now })
      const slip = newId()
      await endSlips(tx, ask)
      await insertSlip(tx, {
        ...{ id: slip, community, person, guardian, madeBy: actor.account },
        hash: slipCode(secrets, slip).hash,
        expiresAt: addCalendarDays(now, daysOfSlip),
      })
      const event = { kind: 'resident.slip_given', community, subject: person, grid: row.grid_id } as const
      await recordResident(tx, { ...event, at: now, facts: { slip } })
      return { slip }
    }),
  )
}

/** The guardian who agrees for a child; null for everybody else. Throws privacy.guardian-needed naming the field. */
export async function guardianFor(
  tx: ReadTx,
  row: Pick<PersonRow, 'birth_year' | 'birth_month'>,
  ask: PersonAt & { guardian?: string | null; now: Date },
): Promise<string | null> {
  const birth = row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month }
  const isNamed = ask.guardian ? await isGuardian(tx, { ...ask, guardian: ask.guardian }) : false
  if (!needsGuardian(birth, localDay(ask.now))) return isNamed ? ask.guardian! : null
  if (!isNamed) {
    const reason = ask.guardian ? 'not-her-guardian' : 'guardian-needed'
    throw new Problem(privacyProblems.guardianNeeded, { fields: [{ field: 'guardian', reason }] })
  }
  return ask.guardian!
}

/** Ends the slip and the browser it opened, at once. Throws people.no-such-resident, refused, privacy.no-slip. */
export function endSlip({ database }: Context, actor: AccountActor, ask: PersonAt & { command: Command }) {
  const { community, person, command } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      allow(mayGiveSlip(actor, community))
      if ((await endSlips(tx, ask)) === 0) throw new Problem(privacyProblems.noSlip)
      const event = { kind: 'resident.slip_ended', community, subject: person, grid: row.grid_id } as const
      await recordResident(tx, { ...event, at: await clockNow(tx) })
      return { done: true } as const
    }),
  )
}

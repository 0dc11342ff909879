import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { termsOn } from '../privacy/set-retention.ts'
import { peopleProblems } from '../problems.ts'
import { recordErasure } from '../rules-terms.ts'
import { refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { holdResident, type PersonAt } from './open-resident.ts'
import { lockDoors } from './read-households.ts'
import { wrongDay } from './wished-fields.ts'
import { endLeftHousehold } from './write-households.ts'
import { deleteResidence, endResidence, setEnded } from './write-residents.ts'

type Ask = PersonAt & { command: Command; reason: 'moved' | 'died' | 'mistake'; on: string }

/** Ends a record. One entered by mistake is erased with the next round of the engine. Throws people.no-such-resident, refused, http.invalid. */
export function endResident({ database }: Context, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, person, command, reason, on } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      const now = await clockNow(tx)
      refuseFields(wrongDay('on', on, localDay(now)))
      if (row.ended_on || !row.household_id || !row.dwelling_id) throw new Problem(peopleProblems.endedResident)
      await lockDoors(tx, { community, doors: [row.dwelling_id] })
      if (reason === 'mistake') await deleteResidence(tx, { community, person })
      else if (!(await endResidence(tx, { community, person, on }))) {
        refuseFields([{ field: 'on', reason: 'before-she-came' }])
      }
      const terms = await termsOn(tx, { community, day: localDay(now) })
      const eraseDue = recordErasure(now, reason, terms.resident_record)
      await setEnded(tx, { community, person, on, reason, eraseDue })
      await endLeftHousehold(tx, { community, household: row.household_id })
      const facts = { reason, on }
      const event = { kind: 'resident.ended', community, subject: person, grid: row.grid_id, facts } as const
      await recordResident(tx, { ...event, at: now })
      return { done: true } as const
    }),
  )
}

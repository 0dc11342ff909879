import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { doorFor } from './open-resident.ts'
import { findHouseholdsAt, lockDoors } from './read-households.ts'
import { wrongDay } from './wished-fields.ts'
import { insertHouseholds } from './write-households.ts'

type Ask = { community: string; dwelling: string; headCount: number; from?: string; command: Command }

/** Enters a household by its number of heads alone. Throws people.refused, second-household, http.invalid. */
export function keepHousehold({ database }: Context, actor: AccountActor, ask: Ask): Promise<{ household: string }> {
  const { community, dwelling, headCount, command } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const now = await clockNow(tx)
      const from = ask.from ?? localDay(now)
      refuseFields(wrongDay('from', from, localDay(now)))
      await lockDoors(tx, { community, doors: [dwelling] })
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      if (door.valid_to) {
        throw new Problem(peopleProblems.endedDwelling, { fields: [{ field: 'dwelling', reason: 'ended' }] })
      }
      const homes = await findHouseholdsAt(tx, { community, dwelling, from })
      if (homes.some(({ valid_to }) => valid_to === null)) {
        const fields = [{ field: 'dwelling', reason: 'second-household' }]
        throw new Problem(peopleProblems.secondHousehold, { fields })
      }
      if (homes.length > 0) refuseFields([{ field: 'from', reason: 'another-household-then' }])
      const id = newId()
      const { building, grid } = door
      await insertHouseholds(tx, [{ id, community, dwelling, building, grid, headCount, from }])
      await recordResident(tx, {
        kind: 'household.added',
        community,
        subject: id,
        grid,
        at: now,
        facts: { dwelling, headCount },
      })
      return { household: id }
    }),
  )
}

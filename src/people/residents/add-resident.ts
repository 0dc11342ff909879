import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { doorFor } from './open-resident.ts'
import { type DoorRow, hasHead, lockHouseholdAt } from './read-residents.ts'
import { firstGrounds } from './rules-residents.ts'
import { tidyWish, type Wish, wrongDay } from './wished-fields.ts'
import { insertHouseholds, insertPersons, type NewGround } from './write-residents.ts'

type Ask = Wish & { community: string; dwelling: string; name: string; from?: string; command: Command }

/** What staff enter by their own duty; a telephone is kept as the resident gave it, to reach her. */
export const groundsOfEntry = (how: NewGround['how']): NewGround[] =>
  Object.entries(firstGrounds).map(([kind, purpose]) => ({
    kind: kind as NewGround['kind'],
    purpose,
    basis: kind === 'phone' ? 'consent' : 'statutory_duty',
    how,
  }))

/** Enters a resident behind a door. Throws http.invalid naming the field, people.refused, second-head. */
export function addResident(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ person: string; household: string }> {
  const { community, dwelling, command, from, ...wish } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const now = await clockNow(tx)
      const today = localDay(now)
      const { change, wrong } = tidyWish(wish, { secrets, today })
      const first = from ?? today
      refuseFields([...wrong, ...wrongDay('from', first, today)])
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      const household = await householdFor(tx, { door, from: first, relation: change.relation ?? null })
      const person = newId()
      tx.open(person)
      await insertPersons(tx, {
        persons: [
          {
            id: person,
            community,
            household,
            dwelling,
            building: door.building,
            grid: door.grid,
            name: change.name!,
            sex: change.sex ?? null,
            birthYear: change.birth?.year ?? null,
            birthMonth: change.birth?.month ?? null,
            phone: change.phone ?? null,
            relation: change.relation ?? null,
            isUsual: change.isUsual ?? true,
            from: first,
            importId: null,
          },
        ],
        grounds: groundsOfEntry('spoken'),
        recordedBy: actor.account,
      })
      await recordResident(tx, {
        kind: 'resident.added',
        community,
        subject: person,
        grid: door.grid,
        at: now,
        facts: { dwelling, household },
      })
      return { person, household }
    }),
  )
}

/** The household behind the door, made where there is none. Throws people.second-head, ended-dwelling. */
export async function householdFor(
  tx: Tx,
  at: { door: DoorRow; from: string; relation: string | null },
): Promise<string> {
  const { door, from } = at
  const community = door.community_id
  if (door.valid_to)
    throw new Problem(peopleProblems.endedDwelling, { fields: [{ field: 'dwelling', reason: 'ended' }] })
  const known = await lockHouseholdAt(tx, { community, dwelling: door.dwelling })
  if (known && at.relation === 'head' && (await hasHead(tx, { community, household: known.id }))) {
    throw new Problem(peopleProblems.secondHead, { fields: [{ field: 'relation', reason: 'second-head' }] })
  }
  if (known) return known.id
  const id = newId()
  const { dwelling, building, grid } = door
  await insertHouseholds(tx, [{ id, community, dwelling, building, grid, headCount: null, from }])
  return id
}

import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { joinHousehold } from './join-household.ts'
import { recordResident } from './journal-residents.ts'
import { doorFor, holdResident, type PersonAt } from './open-resident.ts'
import { lockDoors } from './read-households.ts'
import type { DoorRow, PersonRow } from './read-residents.ts'
import type { Relation } from './rules-residents.ts'
import { wrongDay } from './wished-fields.ts'
import { endLeftHousehold } from './write-households.ts'
import { endResidence, insertMove } from './write-residents.ts'

type Ask = PersonAt & { command: Command; dwelling: string; from: string; relation?: Relation | null }

/** Moves a resident to another door from a day on. Throws people.no-such-resident, refused, second-head, http.invalid. */
export function moveResident({ database }: Context, actor: AccountActor, ask: Ask): Promise<{ household: string }> {
  const { community, command, dwelling, from, relation = null } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      refuseFields(wrongDay('from', from, localDay(await clockNow(tx))))
      if (!row.household_id || !row.dwelling_id) throw new Problem(peopleProblems.endedResident)
      if (row.dwelling_id === dwelling) refuseFields([{ field: 'dwelling', reason: 'lives-there' }])
      await lockDoors(tx, { community, doors: [row.dwelling_id, dwelling] })
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      const household = await joinHousehold(tx, { door, from, relations: [relation] })
      await goTo(tx, { row, door, household, relation, from })
      await endLeftHousehold(tx, { community, household: row.household_id })
      return { household }
    }),
  )
}

type Going = { row: PersonRow; door: DoorRow; household: string; relation: Relation | null; from: string }

/** Ends the stay of a locked person and begins the next behind a locked door. Throws http.invalid naming `from`. */
export async function goTo(tx: Tx, { row, door, household, relation, from }: Going): Promise<void> {
  const at = { community: row.community_id, person: row.id }
  if (!(await endResidence(tx, { ...at, on: from }))) refuseFields([{ field: 'from', reason: 'before-she-came' }])
  const { dwelling, building, grid } = door
  tx.open(row.id)
  await insertMove(tx, { ...at, household, dwelling, building, grid, relation, isUsual: row.is_usual, from })
  const facts = { from: row.dwelling_id, to: dwelling, on: from }
  const event = { kind: 'resident.moved', community: at.community, subject: row.id, grid, facts } as const
  await recordResident(tx, { ...event, at: await clockNow(tx) })
}

import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { httpProblems } from '../../platform/http/problems.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { householdFor } from './add-resident.ts'
import { recordResident } from './journal-residents.ts'
import { doorFor, holdResident, type PersonAt } from './open-resident.ts'
import { countMembers, hasHead, type PersonRow } from './read-residents.ts'
import type { Relation } from './rules-residents.ts'
import { tidyWish, type Wish, wrongDay } from './wished-fields.ts'
import * as write from './write-residents.ts'

const done = { done: true } as const

/** Puts right what is said of a resident. Throws people.no-such-resident, refused, second-head, http.invalid. */
export function correctResident(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: PersonAt & { command: Command; wish: Wish },
) {
  const { community, person, command, wish } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      const now = await clockNow(tx)
      const { change, wrong } = tidyWish(wish, { secrets, today: localDay(now) })
      refuseFields(wrong)
      if (change.relation === 'head' && row.relation !== 'head') await refuseSecondHead(tx, row)
      if (change.relation && !row.household_id) refuseFields([{ field: 'relation', reason: 'lives-nowhere-here' }])
      await write.updatePerson(tx, { community, person }, change)
      if (change.name !== undefined && change.name !== row.name) await renew(tx, row, change.name)
      if (change.phone) await write.insertGrounds(tx, [phoneGround(ask)], actor.account)
      const facts = { fields: Object.keys(change) }
      await recordResident(tx, {
        kind: 'resident.corrected',
        community,
        subject: person,
        grid: row.grid_id,
        at: now,
        facts,
      })
      return done
    }),
  )
}

function phoneGround({ community, person }: PersonAt) {
  return { community, person, kind: 'phone', purpose: 'contact', basis: 'consent', how: 'spoken' } as const
}

async function refuseSecondHead(tx: Tx, row: PersonRow): Promise<void> {
  if (row.household_id && (await hasHead(tx, { community: row.community_id, household: row.household_id }))) {
    throw new Problem(peopleProblems.secondHead, { fields: [{ field: 'relation', reason: 'second-head' }] })
  }
}

async function renew(tx: Tx, row: PersonRow, name: string): Promise<void> {
  const at = { community: row.community_id, person: row.id }
  await write.deleteTokens(tx, at)
  if (row.building_id && row.grid_id) {
    await write.insertTokens(tx, [
      { community: at.community, id: row.id, name, building: row.building_id, grid: row.grid_id },
    ])
  }
}

type MoveAsk = PersonAt & { command: Command; dwelling: string; from: string; relation?: Relation | null }

/** Moves a resident to another door from a day on. Throws people.no-such-resident, refused, second-head, http.invalid. */
export function moveResident({ database }: Context, actor: AccountActor, ask: MoveAsk): Promise<{ household: string }> {
  const { community, person, command, dwelling, from, relation = null } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      const now = await clockNow(tx)
      refuseFields(wrongDay('from', from, localDay(now)))
      if (!row.household_id) throw new Problem(peopleProblems.endedResident)
      if (row.dwelling_id === dwelling) refuseFields([{ field: 'dwelling', reason: 'lives-there' }])
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      const household = await householdFor(tx, { door, from, relation })
      if (!(await write.endResidence(tx, { community, person, on: from })))
        refuseFields([{ field: 'from', reason: 'before-she-came' }])
      const { building, grid } = door
      await write.insertMove(tx, {
        community,
        person,
        household,
        dwelling,
        building,
        grid,
        relation,
        isUsual: row.is_usual,
        from,
      })
      await endEmptyHousehold(tx, row, from)
      const facts = { from: row.dwelling_id, to: dwelling, on: from }
      await recordResident(tx, { kind: 'resident.moved', community, subject: person, grid, at: now, facts })
      return { household }
    }),
  )
}

/** Years for which a record that ended is kept; afterwards the engine erases it. */
export const yearsKept = 2

type EndAsk = PersonAt & { command: Command; reason: 'moved' | 'died' | 'mistake'; on: string }

/** Ends a record. One entered by mistake is erased with the next round of the engine. Throws people.no-such-resident, refused, http.invalid. */
export function endResident({ database }: Context, actor: AccountActor, ask: EndAsk) {
  const { community, person, command, reason, on } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      const now = await clockNow(tx)
      refuseFields(wrongDay('on', on, localDay(now)))
      if (row.ended_on) throw new Problem(peopleProblems.endedResident)
      if (reason === 'mistake') await write.deleteResidence(tx, { community, person })
      else if (!(await write.endResidence(tx, { community, person, on }))) {
        throw new Problem(httpProblems.invalid, { fields: [{ field: 'on', reason: 'before-she-came' }] })
      }
      const eraseDue = reason === 'mistake' ? now : yearsAfter(now, yearsKept)
      await write.setEnded(tx, { community, person, on, reason, eraseDue })
      await endEmptyHousehold(tx, row, on)
      await recordResident(tx, {
        kind: 'resident.ended',
        community,
        subject: person,
        grid: row.grid_id,
        at: now,
        facts: { reason, on },
      })
      return done
    }),
  )
}

function yearsAfter(at: Date, years: number): Date {
  const later = new Date(at)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

/** A household that nobody is left of ends with the day the last one left; one of a head count alone stays. */
async function endEmptyHousehold(tx: Tx, row: PersonRow, on: string): Promise<void> {
  const at = { community: row.community_id, household: row.household_id! }
  if (!row.household_id || (await countMembers(tx, at)) > 0) return
  await write.endHousehold(tx, { ...at, to: on })
}

import type { AccountActor } from '../../platform/actor.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { httpProblems } from '../../platform/http/problems.ts'
import { Problem } from '../../platform/problem.ts'
import { mayKeepResidents, maySeeResidents, type RecordPlace } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { type DoorRow, findDoor, findPerson, lockPerson, type PersonRow } from './read-residents.ts'

/** Refuses whoever has no sight of the register of a community. Throws people.not-here. */
export function seeRegister(actor: AccountActor, community: string): void {
  if (!maySeeResidents(actor, community).allowed) throw new Problem(peopleProblems.notHere)
}

export type PersonAt = { readonly community: string; readonly person: string }

/** Finds a person in sight and opens her papers for this transaction. Throws people.no-such-resident. */
export async function seeResident(tx: ReadTx, actor: AccountActor, at: PersonAt): Promise<PersonRow> {
  if (!maySeeResidents(actor, at.community).allowed) throw new Problem(peopleProblems.noSuchResident)
  return opened(tx, await findPerson(tx, at))
}

/** The same, locked for a change by whoever keeps the register there. Throws people.no-such-resident, refused. */
export async function holdResident(tx: ReadTx, actor: AccountActor, at: PersonAt): Promise<PersonRow> {
  if (!maySeeResidents(actor, at.community).allowed) throw new Problem(peopleProblems.noSuchResident)
  const row = opened(tx, await lockPerson(tx, at))
  allow(mayKeepResidents(actor, placeOf(row)))
  return row
}

function opened(tx: ReadTx, row: PersonRow | undefined): PersonRow {
  if (!row) throw new Problem(peopleProblems.noSuchResident)
  tx.open(row.id)
  return row
}

/** Where a record stands, as policies compare it. */
export function placeOf(row: PersonRow): RecordPlace {
  return { community: row.community_id, grid: row.grid_id }
}

/** The door that a request names, where the actor keeps the register. Throws http.invalid naming `field`, people.refused. */
export async function doorFor(
  tx: ReadTx,
  actor: AccountActor,
  at: { community: string; dwelling: string; field: string },
): Promise<DoorRow> {
  const door = await findDoor(tx, at)
  if (!door) throw new Problem(httpProblems.invalid, { fields: [{ field: at.field, reason: 'not-here' }] })
  allow(mayKeepResidents(actor, { community: at.community, grid: door.grid }))
  return door
}

import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayOpenField } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { type PersonAt, placeOf, seeResident } from './open-resident.ts'
import { findGrounds, type PersonRow } from './read-residents.ts'
import { type FieldKind, type Purpose, purposesGiven } from './rules-residents.ts'
import { openIdNumber, openPhone } from './sealed-fields.ts'
import { insertOpening } from './write-residents.ts'

type Ask = PersonAt & { command: Command; field: 'phone' | 'name' | 'id_number'; purpose: Purpose; reason?: string }

const kindOf: Readonly<Record<Ask['field'], FieldKind>> = { phone: 'phone', name: 'identity', id_number: 'id_number' }

/**
 * Opens one masked field. The look is noted before the value leaves: once, whoever sends the command again.
 * Throws people.no-such-resident, refused, nothing-kept, purpose-not-given.
 */
export async function openField(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ value: string }> {
  const { field, purpose } = ask
  const row = await database.write(actor, async (tx) => {
    const found = await seeResident(tx, actor, ask)
    const place = { ...placeOf(found), field, building: found.building_id, captainKnows: found.captain_knows, purpose }
    allow(mayOpenField(actor, place))
    if (sealedOf(found, field) === null) throw new Problem(peopleProblems.nothingKept)
    await refuseUngiven(tx, ask, kindOf[field])
    await noteLook(tx, actor, { ...ask, row: found, facts: { field, purpose } })
    return found
  })
  return { value: openedValue(row, field, secrets) }
}

/** Refuses a purpose for which this kind of field is not kept. Throws people.purpose-not-given. */
export async function refuseUngiven(tx: ReadTx, at: PersonAt & { purpose: Purpose }, kind: FieldKind): Promise<void> {
  if (!(await isGiven(tx, at, kind))) throw new Problem(peopleProblems.purposeNotGiven)
}

/** Whether this kind of field of an opened person is kept for a purpose. */
export async function isGiven(tx: ReadTx, at: PersonAt & { purpose: Purpose }, kind: FieldKind): Promise<boolean> {
  const rows = await findGrounds(tx, at)
  const grounds = rows.map((row) => ({ kind: row.field_kind, purpose: row.purpose, withdrawnAt: row.withdrawn_at }))
  // In an emergency it is opened whatever was agreed; she reads afterwards that it was.
  return purposesGiven(kind, grounds).includes(at.purpose)
}

export type Look = PersonAt & {
  command: Command
  field: Ask['field'] | 'contact'
  purpose: Purpose
  reason?: string
  row: PersonRow
  facts: Record<string, unknown>
}

/** Notes a look, once for one command: for the person to read, and in the journal. */
export async function noteLook(tx: Tx, actor: AccountActor, look: Look): Promise<void> {
  await once(tx, look, async () => {
    await insertLook(tx, actor, look)
    return null
  })
}

/** Writes a look down with the person it is about, who was opened. */
export async function insertLook(tx: Tx, actor: AccountActor, look: Omit<Look, 'command'>): Promise<void> {
  const { community, person, field, purpose, reason = null, row, facts } = look
  const grid = row.grid_id
  // Shown to her is the post that opened the door: one of that place, not any other that somebody holds.
  const posts = actor.posts.filter((held) => held.community === community)
  const post = posts.find((held) => held.grid === grid || held.building === row.building_id) ?? posts[0]
  const noted = { community, person, grid, field, purpose, reason, account: actor.account }
  await insertOpening(tx, { ...noted, postKind: post?.kind ?? 'resident', placeName: row.grid_name })
  const at = await clockNow(tx)
  await recordResident(tx, { kind: 'resident.field_opened', community, subject: person, grid, at, facts })
}

function sealedOf(row: PersonRow, field: Ask['field']): Buffer | string | null {
  if (field === 'name') return row.name
  return field === 'phone' ? row.phone : row.id_number
}

function openedValue(row: PersonRow, field: Ask['field'], secrets: Context['secrets']): string {
  if (field === 'name') return row.name
  return field === 'phone' ? openPhone(secrets, row.phone!) : openIdNumber(secrets, row.id_number!)
}

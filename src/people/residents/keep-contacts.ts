import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { type FieldProblem, Problem } from '../../platform/problem.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { holdResident, type PersonAt } from './open-resident.ts'
import { type ContactRow, findContact, findContacts } from './read-contacts.ts'
import { findPerson, type PersonRow } from './read-residents.ts'
import { birthOf, isChild, phoneOf, type Relation, tidyName } from './rules-residents.ts'
import { sealPhone } from './sealed-fields.ts'
import { type ContactWords, endContact, insertContact, updateContact } from './write-contacts.ts'
import { insertGrounds } from './write-residents.ts'

/** Whom to call, as a request says it: a person of the register, or a name with a telephone. */
export type NamedContact = {
  readonly person?: string
  readonly name?: string
  readonly phone?: string | null
  readonly relation: Exclude<Relation, 'head'>
}

type Naming = { community: string; wish: NamedContact; secrets: Sealing; field: string; of?: string }

/** Puts it into the form it is kept in. Throws http.invalid naming the field behind the prefix `field`. */
export async function namedContact(tx: ReadTx, { community, wish, secrets, field, of }: Naming): Promise<ContactWords> {
  const { person, name, phone = null, relation } = wish
  const wrong = (what: string, reason: string): FieldProblem[] => [{ field: `${field}${what}`, reason }]
  if ((person === undefined) === (name === undefined)) refuseFields(wrong('name', 'name-or-person'))
  if (person !== undefined) {
    if (phone !== null) refuseFields(wrong('phone', 'stands-with-her-record'))
    if (person === of) refuseFields(wrong('person', 'herself'))
    const known = await findPerson(tx, { community, person })
    if (!known || known.ended_on) refuseFields(wrong('person', 'not-here'))
    return { relation, known: person, name: null, phone: null }
  }
  const digits = phone === null ? null : phoneOf(phone)
  if (phone !== null && digits === null) refuseFields(wrong('phone', 'no-telephone-number'))
  return { relation, known: null, name: tidyName(name!), phone: digits === null ? null : sealPhone(secrets, digits) }
}

type Keeping = {
  contact: ContactWords
  of: { id: string; community: string; building: string | null; grid: string | null }
  kind: 'guardian' | 'emergency'
  from: string
  recordedBy: string | null
}

/** Keeps it for a person who was opened, with what it is kept for. */
export async function keepContact(tx: Tx, { contact, of, kind, from, recordedBy }: Keeping): Promise<string> {
  const { community, id: person, building, grid } = of
  const made = await insertContact(tx, { ...contact, community, person, building, grid, kind, from })
  const ground =
    kind === 'guardian'
      ? ({ kind: 'guardian', purpose: 'contact', basis: 'statutory_duty' } as const)
      : ({ kind: 'emergency_contact', purpose: 'emergency', basis: 'consent' } as const)
  await insertGrounds(tx, [{ community, person, ...ground, how: 'spoken' }], recordedBy)
  return made
}

type AddAsk = PersonAt & { command: Command; wish: NamedContact & { kind: 'guardian' | 'emergency' } }

/** Adds a guardian or somebody to call in an emergency. Throws people.no-such-resident, refused, ended-resident, http.invalid. */
export function addContact(context: Context, actor: AccountActor, ask: AddAsk): Promise<{ contact: string }> {
  const { community, person, wish } = ask
  const { kind } = wish
  return changed(context, actor, ask, async (tx, row) => {
    if (row.ended_on) throw new Problem(peopleProblems.endedResident)
    const contact = await namedContact(tx, { ...naming(context, ask), wish })
    const from = localDay(await clockNow(tx))
    const of = { id: person, community, building: row.building_id, grid: row.grid_id }
    const id = await keepContact(tx, { contact, of, kind, from, recordedBy: actor.account })
    await told(tx, row, 'added', { contact: id, kind })
    return { contact: id }
  })
}

type ContactAt = PersonAt & { contact: string; command: Command }

/** Puts right whom to call. Throws people.no-such-resident, no-such-contact, refused, http.invalid. */
export function correctContact(
  context: Context,
  actor: AccountActor,
  ask: ContactAt & { wish: NamedContact },
): Promise<{ done: true }> {
  return changed(context, actor, ask, async (tx, row) => {
    await theContact(tx, ask)
    await updateContact(tx, ask, await namedContact(tx, { ...naming(context, ask), wish: ask.wish }))
    await told(tx, row, 'corrected', { contact: ask.contact })
    return { done: true } as const
  })
}

/** She is no longer to be called. Throws people.no-such-resident, no-such-contact, last-guardian, refused. */
export function dropContact(context: Context, actor: AccountActor, ask: ContactAt): Promise<{ done: true }> {
  return changed(context, actor, ask, async (tx, row) => {
    const contact = await theContact(tx, ask)
    const today = localDay(await clockNow(tx))
    const birth = birthOf(row)
    if (contact.kind === 'guardian' && !row.ended_on && birth && isChild(birth, today)) {
      const guardians = (await findContacts(tx, ask)).filter(({ kind }) => kind === 'guardian')
      if (guardians.length < 2) throw new Problem(peopleProblems.lastGuardian)
    }
    await endContact(tx, { ...ask, on: today })
    await told(tx, row, 'ended', { contact: ask.contact })
    return { done: true } as const
  })
}

function naming({ secrets }: Context, { community, person }: PersonAt) {
  return { community, secrets, field: '', of: person }
}

async function theContact(tx: ReadTx, at: ContactAt): Promise<ContactRow> {
  const contact = await findContact(tx, at)
  if (!contact) throw new Problem(peopleProblems.noSuchContact)
  return contact
}

function changed<Verdict>(
  { database }: Context,
  actor: AccountActor,
  ask: PersonAt & { command: Command },
  work: (tx: Tx, row: PersonRow) => Promise<Verdict>,
): Promise<Verdict> {
  return database.write(actor, (tx) => once(tx, ask, async () => work(tx, await holdResident(tx, actor, ask))))
}

async function told(tx: Tx, row: PersonRow, verb: string, facts: Record<string, unknown>): Promise<void> {
  const at = await clockNow(tx)
  const event = { kind: `resident.contact_${verb}`, community: row.community_id, subject: row.id } as const
  await recordResident(tx, { ...event, grid: row.grid_id, at, facts })
}

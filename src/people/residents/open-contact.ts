import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { mayOpenField } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { insertLook, isGiven, refuseUngiven } from './open-field.ts'
import { type PersonAt, placeOf, seeResident } from './open-resident.ts'
import { findContact } from './read-contacts.ts'
import { findPerson, type PersonRow } from './read-residents.ts'
import type { Purpose } from './rules-residents.ts'
import { openPhone } from './sealed-fields.ts'

type Ask = PersonAt & { command: Command; contact: string; purpose: Purpose; reason?: string }

/**
 * Opens whom to call for a person. The look is noted with her whom it is about; and where whom to call has a record of her own,
 * with her too, her number within what she agreed to.
 * Throws people.no-such-resident, no-such-contact, refused, nothing-kept, purpose-not-given.
 */
export function openContact(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ name: string; phone: string | null }> {
  return database.write(actor, async (tx) => {
    const row = await seeResident(tx, actor, ask)
    const { purpose } = ask
    const seen = { building: row.building_id, captainKnows: row.captain_knows }
    allow(mayOpenField(actor, { ...placeOf(row), ...seen, field: 'contact', purpose }))
    const contact = await findContact(tx, ask)
    if (!contact) throw new Problem(peopleProblems.noSuchContact)
    await refuseUngiven(tx, ask, contact.kind === 'guardian' ? 'guardian' : 'emergency_contact')
    // Her own record is in another grid: the desk can open it there.
    if (contact.name === null) throw new Problem(peopleProblems.nothingKept)
    const known = await findKnown(tx, ask, contact.known_person_id)
    await once(tx, ask, async () => {
      const facts = { contact: ask.contact, purpose }
      tx.open(row.id)
      await insertLook(tx, actor, { ...ask, field: 'contact', row, facts: { field: 'contact', ...facts } })
      if (known) {
        tx.open(known.row.id)
        const { row: hers, field } = known
        await insertLook(tx, actor, { ...ask, person: hers.id, field, row: hers, facts: { field, ...facts } })
      }
      return null
    })
    const isShown = contact.phone !== null && known?.field !== 'name'
    return { name: contact.name, phone: isShown ? openPhone(secrets, contact.phone!) : null }
  })
}

/** The record of whom to call, where she has one, and what of it is opened: her number only for what she agreed to. */
async function findKnown(
  tx: ReadTx,
  { community, purpose }: Ask,
  person: string | null,
): Promise<{ row: PersonRow; field: 'phone' | 'name' } | null> {
  const row = person ? await findPerson(tx, { community, person }) : undefined
  if (!row) return null
  tx.open(row.id)
  const isCalled = row.phone !== null && (await isGiven(tx, { community, person: row.id, purpose }, 'phone'))
  return { row, field: isCalled ? 'phone' : 'name' }
}

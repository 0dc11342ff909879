import type { AccountActor } from '../../platform/actor.ts'
import type { Command } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { mayOpenField } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { noteLook, refuseUngiven } from './open-field.ts'
import { type PersonAt, placeOf, seeResident } from './open-resident.ts'
import { findContact } from './read-contacts.ts'
import type { Purpose } from './rules-residents.ts'
import { openPhone } from './sealed-fields.ts'

type Ask = PersonAt & { command: Command; contact: string; purpose: Purpose; reason?: string }

/**
 * Opens whom to call for a person. The look is noted with her whom it is about.
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
    await noteLook(tx, actor, {
      ...ask,
      field: 'contact',
      row,
      facts: { field: 'contact', contact: ask.contact, purpose },
    })
    return { name: contact.name, phone: contact.phone ? openPhone(secrets, contact.phone) : null }
  })
}

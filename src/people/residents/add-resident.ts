import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { FieldProblem } from '../../platform/problem.ts'
import { refuseFields } from '../staff-subjects.ts'
import { joinHousehold } from './join-household.ts'
import { recordResident } from './journal-residents.ts'
import { keepContact, type NamedContact, namedContact } from './keep-contacts.ts'
import { doorFor } from './open-resident.ts'
import { lockDoors } from './read-households.ts'
import { firstGrounds, isChild, wrongBirth } from './rules-residents.ts'
import { tidyWish, type Wish, wrongDay } from './wished-fields.ts'
import { insertPersons, type NewGround, type NewPerson } from './write-residents.ts'

type Ask = Wish & {
  community: string
  dwelling: string
  name: string
  from?: string
  guardian?: NamedContact
  command: Command
}

/** What staff enter by their own duty; a telephone is kept as the resident gave it, to reach her. */
export const groundsOfEntry = (how: NewGround['how']): NewGround[] =>
  Object.entries(firstGrounds).map(([kind, purpose]) => ({
    kind: kind as NewGround['kind'],
    purpose,
    basis: kind === 'phone' ? 'consent' : 'statutory_duty',
    how,
  }))

/**
 * Enters a resident behind a door, a child under fourteen with a guardian. Throws http.invalid naming the field,
 * people.refused, second-head, ended-dwelling.
 */
export function addResident(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ person: string; household: string }> {
  const { community, dwelling, command, from, guardian, ...wish } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const now = await clockNow(tx)
      const today = localDay(now)
      const { change, wrong } = tidyWish(wish, { secrets, today })
      const first = from ?? today
      refuseFields([...wrong, ...wrongDay('from', first, today), ...wrongGuardian(ask, today)])
      await lockDoors(tx, { community, doors: [dwelling] })
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      const household = await joinHousehold(tx, { door, from: first, relations: [change.relation ?? null] })
      const { building, grid } = door
      const person = newId()
      const made: NewPerson = {
        ...{ id: person, community, household, dwelling, building, grid, from: first, importId: null },
        name: change.name!,
        sex: change.sex ?? null,
        birthYear: change.birth?.year ?? null,
        birthMonth: change.birth?.month ?? null,
        phone: change.phone ?? null,
        relation: change.relation ?? null,
        isUsual: change.isUsual ?? true,
      }
      tx.open(person)
      await insertPersons(tx, { persons: [made], grounds: groundsOfEntry('spoken'), recordedBy: actor.account })
      if (guardian) {
        const contact = await namedContact(tx, { community, wish: guardian, secrets, field: 'guardian.' })
        await keepContact(tx, { contact, of: made, kind: 'guardian', from: first, recordedBy: actor.account })
      }
      const facts = { dwelling, household }
      await recordResident(tx, { kind: 'resident.added', community, subject: person, grid, at: now, facts })
      return { person, household }
    }),
  )
}

function wrongGuardian({ birth, guardian }: Ask, today: string): FieldProblem[] {
  if (!birth || wrongBirth(birth, today)) return []
  return !guardian && isChild(birth, today) ? [{ field: 'guardian', reason: 'guardian-needed' }] : []
}

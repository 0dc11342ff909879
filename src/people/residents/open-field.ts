import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayOpenField } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { type PersonAt, placeOf, seeResident } from './open-resident.ts'
import { findGrounds, type PersonRow } from './read-residents.ts'
import type { FieldKind, Purpose } from './rules-residents.ts'
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
  const { community, person, command, field, purpose, reason = null } = ask
  const row = await database.write(actor, async (tx) => {
    const found = await seeResident(tx, actor, ask)
    const place = { ...placeOf(found), field, building: found.building_id, captainKnows: found.captain_knows }
    allow(mayOpenField(actor, place))
    const sealed = sealedOf(found, field)
    if (sealed === null) throw new Problem(peopleProblems.nothingKept)
    const grounds = await findGrounds(tx, ask)
    const isGiven = grounds.some((ground) => ground.field_kind === kindOf[field] && ground.withdrawn_at === null)
    // In an emergency the number is opened whatever was agreed; she reads afterwards that it was.
    if (!isGiven && purpose !== 'emergency') throw new Problem(peopleProblems.purposeNotGiven)
    await once(tx, { community, command }, async () => {
      const at = await clockNow(tx)
      const post = actor.posts.find((held) => held.community === community)
      const look = { community, person, grid: found.grid_id, field, purpose, reason, account: actor.account }
      await insertOpening(tx, { ...look, postKind: post?.kind ?? 'resident', placeName: found.grid_name })
      const facts = { field, purpose }
      await recordResident(tx, {
        kind: 'resident.field_opened',
        community,
        subject: person,
        grid: found.grid_id,
        at,
        facts,
      })
      return null
    })
    return found
  })
  return { value: openedValue(row, field, secrets) }
}

function sealedOf(row: PersonRow, field: Ask['field']): Buffer | string | null {
  if (field === 'name') return row.name
  return field === 'phone' ? row.phone : row.id_number
}

function openedValue(row: PersonRow, field: Ask['field'], secrets: Context['secrets']): string {
  if (field === 'name') return row.name
  return field === 'phone' ? openPhone(secrets, row.phone!) : openIdNumber(secrets, row.id_number!)
}

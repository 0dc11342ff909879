import type { Static } from 'typebox'
import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { listResidents as listed, ResidentLine, readResident as read } from '../contract-residents.ts'
import type { Answer } from '../policy.ts'
import { mayKeepIdNumbers, mayKeepResidents, mayOpenField, type Opening } from '../policy-residents.ts'
import { type PersonAt, placeOf, seeRegister, seeResident } from './open-resident.ts'
import { contactLine, residentLine } from './present-residents.ts'
import { type ContactRow, findContacts } from './read-contacts.ts'
import * as rows from './read-residents.ts'
import { birthOf, isChild, maskedIdNumber } from './rules-residents.ts'
import { openIdNumber } from './sealed-fields.ts'

type Query = NonNullable<Static<NonNullable<(typeof listed)['query']>>>

const usualPage = 50

/** A page of residents in sight, masked; one statement. Throws people.not-here. */
export async function listResidents(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Query & { community: string },
): Promise<{ items: ResidentLine[]; next: string | null }> {
  seeRegister(actor, ask.community)
  const limit = ask.limit ?? usualPage
  // Those who see grids or buildings alone are served from their index, whatever wider place was asked for.
  const place = placesOf(actor, ask.community)
  const found = await database.rows(actor, rows.personsPage({ ...ask, ...place, limit: limit + 1 }))
  const page = found.slice(0, limit)
  return {
    items: page.map((row) => residentLine(row, secrets)),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** The grids or buildings that somebody's posts open in a community; nothing where they open all of it. */
export function placesOf(actor: AccountActor, community: string): { grids?: string[]; buildings?: string[] } {
  if (actor.communities.includes(community)) return {}
  const here = actor.posts.filter((post) => post.community === community)
  const grids = here.flatMap(({ grid }) => (grid && actor.grids.includes(grid) ? [grid] : []))
  if (grids.length > 0) return { grids }
  return { buildings: here.flatMap(({ building }) => building ?? []) }
}

/** One resident with residences, grounds and abilities. Throws people.no-such-resident. */
export function readResident(
  { database, secrets }: Context,
  actor: AccountActor,
  at: PersonAt,
): Promise<Static<typeof read.reply>> {
  return database.read(actor, async (tx) => {
    const row = await seeResident(tx, actor, at)
    const [residences, grounds, contacts, now] = await Promise.all([
      rows.findResidences(tx, at),
      rows.findGrounds(tx, at),
      findContacts(tx, at),
      clockNow(tx),
    ])
    const abilities = abilitiesOn(actor, row)
    return {
      ...residentLine(row, secrets),
      captainKnows: row.captain_knows,
      hasIdNumber: row.id_number !== null,
      idNumber:
        row.id_number && abilities.includes('open-id-number')
          ? maskedIdNumber(openIdNumber(secrets, row.id_number))
          : null,
      contacts: abilities.includes('open-contact') ? contacts.map((contact) => contactLine(contact, secrets)) : [],
      lacksGuardian: lacksGuardian(row, contacts, localDay(now)),
      residences: residences.map(({ valid_from, valid_to, door, building_name }) => ({
        from: valid_from,
        to: valid_to,
        door,
        buildingName: building_name,
      })),
      grounds: grounds.map((ground) => ({
        kind: ground.field_kind,
        purpose: ground.purpose,
        basis: ground.basis,
        since: ground.since.toISOString(),
        withdrawnAt: ground.withdrawn_at?.toISOString() ?? null,
      })),
      abilities,
    }
  })
}

function lacksGuardian(row: rows.PersonRow, contacts: readonly ContactRow[], today: string): boolean {
  const birth = birthOf(row)
  if (!birth || row.ended_on || !isChild(birth, today)) return false
  return !contacts.some(({ kind }) => kind === 'guardian')
}

type Ability = Static<typeof read.reply>['abilities'][number]

function abilitiesOn(actor: AccountActor, row: rows.PersonRow): Ability[] {
  const place = placeOf(row)
  const keeps = mayKeepResidents(actor, place)
  const lives: Answer = row.ended_on ? { allowed: false, reason: 'ended' } : keeps
  const opens = (field: Opening['field']) =>
    mayOpenField(actor, { ...place, field, building: row.building_id, captainKnows: row.captain_knows })
  const asked: [Ability, Answer, boolean][] = [
    ['correct', keeps, true],
    ['move', lives, true],
    ['end', lives, true],
    ['record-consent', lives, true],
    ['open-contact', opens('contact'), true],
    ['keep-id-number', keeps.allowed ? mayKeepIdNumbers(actor, row.community_id) : keeps, true],
    ['open-name', opens('name'), true],
    ['open-phone', opens('phone'), row.phone !== null],
    ['open-id-number', opens('id_number'), row.id_number !== null],
  ]
  return asked.filter(([, answer, isThere]) => answer.allowed && isThere).map(([ability]) => ability)
}

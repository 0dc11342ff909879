import type { Static } from 'typebox'
import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import type { listResidents as listed, ResidentLine, readResident as read } from '../contract-residents.ts'
import type { Answer } from '../policy.ts'
import { mayKeepResidents, mayOpenField, maySeeResidents } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { type PersonAt, placeOf, seeResident } from './open-resident.ts'
import { residentLine } from './present-residents.ts'
import * as rows from './read-residents.ts'
import { isDay } from './rules-residents.ts'

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
  // Those who see a grid or a building alone are served from its index.
  const place = placeAsked(actor, ask)
  const found = await database.rows(actor, rows.personsPage({ ...ask, ...place, limit: limit + 1 }))
  const page = found.slice(0, limit)
  return {
    items: page.map((row) => residentLine(row, secrets)),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

function placeAsked(actor: AccountActor, { grid, building, dwelling, community }: Query & { community: string }) {
  if (grid || building || dwelling || actor.communities.includes(community)) return {}
  if (actor.grids.length > 0) return { grid: actor.grids[0] }
  return { building: actor.buildings[0] }
}

function seeRegister(actor: AccountActor, community: string): void {
  if (!maySeeResidents(actor, community).allowed) throw new Problem(peopleProblems.notHere)
}

/** One resident with residences, grounds and abilities. Throws people.no-such-resident. */
export function readResident(
  { database, secrets }: Context,
  actor: AccountActor,
  at: PersonAt,
): Promise<Static<typeof read.reply>> {
  return database.read(actor, async (tx) => {
    const row = await seeResident(tx, actor, at)
    const [residences, grounds] = await Promise.all([rows.findResidences(tx, at), rows.findGrounds(tx, at)])
    return {
      ...residentLine(row, secrets),
      captainKnows: row.captain_knows,
      hasIdNumber: row.id_number !== null,
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
      abilities: abilitiesOn(actor, row),
    }
  })
}

type Ability = Static<typeof read.reply>['abilities'][number]

function abilitiesOn(actor: AccountActor, row: rows.PersonRow): Ability[] {
  const place = placeOf(row)
  const keeps = mayKeepResidents(actor, place)
  const lives: Answer = row.ended_on ? { allowed: false, reason: 'ended' } : keeps
  const opens = (field: string) =>
    mayOpenField(actor, { ...place, field, building: row.building_id, captainKnows: row.captain_knows })
  const asked: [Ability, Answer, boolean][] = [
    ['correct', keeps, true],
    ['move', lives, true],
    ['end', lives, true],
    ['record-consent', keeps, true],
    ['open-name', opens('name'), true],
    ['open-phone', opens('phone'), row.phone !== null],
    ['open-id-number', opens('id_number'), row.id_number !== null],
  ]
  return asked.filter(([, answer, isThere]) => answer.allowed && isThere).map(([ability]) => ability)
}

/** Counts behind each door of a building. Throws people.not-here. */
export async function behindDoors(
  { database }: Context,
  actor: AccountActor,
  at: { community: string; building: string },
) {
  seeRegister(actor, at.community)
  return database.read(actor, async (tx) => {
    const found = await rows.findBehindDoors(tx, { ...at, day: localDay(await clockNow(tx)) })
    return {
      items: found.map(({ dwelling, household, head_count, members, sixty }) => ({
        dwelling,
        household: household!,
        persons: head_count ?? members,
        sixty,
      })),
    }
  })
}

const noCounts = { households: 0, persons: 0, usual: 0, sixty: 0 }

/** Counts of households and residents on any day, by grid in sight. Throws people.not-here, http.invalid. */
export async function countResidents(
  { database }: Context,
  actor: AccountActor,
  ask: { community: string; on?: string },
) {
  seeRegister(actor, ask.community)
  if (ask.on !== undefined && !isDay(ask.on)) refuseFields([{ field: 'on', reason: 'no-such-day' }])
  return database.read(actor, async (tx) => {
    const on = ask.on ?? localDay(await clockNow(tx))
    const counted = await rows.countsOn(tx, { community: ask.community, day: on })
    const seen = counted.filter(
      ({ grid_id }) => actor.communities.includes(ask.community) || actor.grids.includes(grid_id),
    )
    const grids = seen.map(({ grid_id, ...counts }) => ({ grid: grid_id, ...counts }))
    const total = grids.reduce(
      (sum, each) => ({
        households: sum.households + each.households,
        persons: sum.persons + each.persons,
        usual: sum.usual + each.usual,
        sixty: sum.sixty + each.sixty,
      }),
      noCounts,
    )
    return { on, grids, total }
  })
}

import type { Static } from 'typebox'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import type { readHome as read } from '../contract-homes.ts'
import { mayKeepResidents } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { residentLine } from './present-residents.ts'
import { findHouseholdNow } from './read-households.ts'
import { findOwners } from './read-ownerships.ts'
import { findDoor, findMembersAt } from './read-residents.ts'
import { maskedName } from './rules-residents.ts'

/** The household behind a door, its head first, and who owns it; a fixed four statements. Throws people.not-here. */
export function readHome(
  { database, secrets }: Context,
  actor: AccountActor,
  at: { community: string; dwelling: string },
): Promise<Static<typeof read.reply>> {
  return database.read(actor, async (tx) => {
    const [door, household, members, owners] = await Promise.all([
      findDoor(tx, at),
      findHouseholdNow(tx, at),
      findMembersAt(tx, at),
      findOwners(tx, at),
    ])
    if (!door || !mayKeepResidents(actor, { community: at.community, grid: door.grid }).allowed) {
      throw new Problem(peopleProblems.notHere)
    }
    const { dwelling, building, grid, staircase_name: staircase, building_name: buildingName } = door
    return {
      ...{ dwelling, building, grid, staircase, buildingName, door: door.door, isThere: door.valid_to === null },
      household: household
        ? {
            id: household.id,
            from: household.valid_from,
            headCount: household.head_count,
            members: members.map((row) => residentLine(row, secrets)),
          }
        : null,
      owners: owners.map(({ id, name, person_id: person, share, exclusive_area: exclusiveArea, valid_from: from }) => ({
        ...{ id, person, share, exclusiveArea, from },
        name: maskedName(name),
      })),
    }
  })
}

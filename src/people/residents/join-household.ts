import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { refuseFields } from '../staff-subjects.ts'
import { findHouseholdsAt, hasHead } from './read-households.ts'
import type { DoorRow } from './read-residents.ts'
import type { Relation } from './rules-residents.ts'
import { beginHousehold, insertHouseholds } from './write-households.ts'

type Joining = { door: DoorRow; from: string; relations: readonly (Relation | null)[] }

/**
 * The household behind a locked door that somebody joins from a day on, made where there is none. Throws http.invalid naming
 * `from` where another household lived there then, people.second-head, people.ended-dwelling.
 */
export async function joinHousehold(tx: Tx, { door, from, relations }: Joining): Promise<string> {
  const { community_id: community, dwelling, building, grid } = door
  if (door.valid_to) {
    throw new Problem(peopleProblems.endedDwelling, { fields: [{ field: 'dwelling', reason: 'ended' }] })
  }
  const homes = await findHouseholdsAt(tx, { community, dwelling, from })
  if (homes.some((home) => home.valid_to !== null)) refuseFields([{ field: 'from', reason: 'another-household-then' }])
  const [home] = homes
  if (!home) {
    if (relations.filter((relation) => relation === 'head').length > 1) refuseSecondHead()
    const id = newId()
    await insertHouseholds(tx, [{ id, community, dwelling, building, grid, headCount: null, from }])
    return id
  }
  if (relations.includes('head') && (await hasHead(tx, { community, household: home.id }))) refuseSecondHead()
  if (from < home.valid_from) await beginHousehold(tx, { community, household: home.id, from })
  return home.id
}

/** Throws people.second-head. */
export function refuseSecondHead(): never {
  throw new Problem(peopleProblems.secondHead, { fields: [{ field: 'relation', reason: 'second-head' }] })
}

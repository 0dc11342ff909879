import type { Database } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordPeople } from '../journal-people.ts'
import { insertStays } from './write.ts'

/** A member as a whole roll brings her. */
export type FoundedMember = { name: string; committee: string; branch: string; group: string; from: string }

/** Enters a whole roll at once, when a community is founded. Actor: founder. */
export async function foundRoll(
  database: Database,
  { community, members }: { community: string; members: readonly FoundedMember[] },
): Promise<void> {
  await database.write({ kind: 'founder' }, async (tx) => {
    const stays = members.map((member) => ({ id: newId(), community, member: newId(), person: null, ...member }))
    await insertStays(tx, stays)
    await recordPeople(tx, { kind: 'roll.founded', subject: community, community, facts: { members: stays.length } })
  })
}

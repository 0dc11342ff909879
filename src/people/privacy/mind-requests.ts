import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { findOverdue, lockRequest } from './read-privacy.ts'
import { noteOverdue } from './write-privacy.ts'

const atOnce = 100

/** Notes each request whose day has passed, once, from any number of processes; the desk sees it. Gives how many. */
export async function mindRequests({ database }: Context): Promise<number> {
  const due = await database.read({ kind: 'engine' }, (tx) => findOverdue(tx, atOnce))
  let noted = 0
  for (const { id, community_id: community } of due) {
    const isNoted = await database.write({ kind: 'engine' }, async (tx) => {
      const request = await lockRequest(tx, { community, request: id })
      if (!request || !(await noteOverdue(tx, { community, request: id }))) return false
      const event = { kind: 'resident.answer_overdue', community, subject: request.person_id, grid: null } as const
      await recordResident(tx, { ...event, at: await clockNow(tx), facts: { request: id } })
      return true
    })
    if (isNoted) noted += 1
  }
  return noted
}

import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { countTry } from '../platform/throttles/write.ts'
import { matterProblems } from './problems.ts'

// A shared phone in a stairwell reports for many neighbours; a machine does not stop at twenty an hour.
const perDevice = { most: 20, windowSeconds: 3600 }
const perPlace = { most: 120, windowSeconds: 3600 }

/**
 * Counts a report against its building, and its device by a keyed hash that is forgotten with the count. Throws
 * matters.too-many-reports past the allowance.
 */
export async function refuseTooMany(context: Context, at: { device: string | null; place: string }): Promise<void> {
  if (!context.throttled) return
  const wait = await context.database.write({ kind: 'public' }, async (tx) => {
    const place = await countTry(tx, { key: context.secrets.hash('reports of a place', at.place), ...perPlace })
    if (at.device === null) return place
    return Math.max(place, await countTry(tx, { key: context.secrets.hash('device', at.device), ...perDevice }))
  })
  if (wait > 0) throw new Problem(matterProblems.tooManyReports, { retryAfter: wait })
}

import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { countTry } from '../platform/throttles/write.ts'
import { matterProblems } from './problems.ts'

// A shared phone in a stairwell reports for many neighbours; a machine does not stop at twenty an hour.
const perDevice = { most: 20, windowSeconds: 3600 }
const perPlace = { most: 120, windowSeconds: 3600 }

/** Counts a report against its device, as a keyed hash that is forgotten with the count, and its building; throws matters.too-many-reports past the allowance. */
export async function refuseTooMany(context: Context, at: { device: string | null; place: string }): Promise<void> {
  if (!context.throttled) return
  const wait = await context.database.write({ kind: 'public' }, async (tx) => {
    const place = await countTry(tx, { key: context.secrets.hash('reports of a place', at.place), ...perPlace })
    const key = at.device === null ? null : context.secrets.hash('device', at.device)
    const device = key ? await countTry(tx, { key, ...perDevice }) : 0
    return Math.max(place, device)
  })
  if (wait > 0) throw new Problem(matterProblems.tooManyReports, { retryAfter: wait })
}

import { type ClockWatch, mindCare, mindFeeds, mindRounds } from '../care/index.ts'
import { type MatterContext, mindDeadlines } from '../matters/index.ts'
import { mindRequests } from '../people/index.ts'
import { mindMoves, mindOutlines } from '../places/index.ts'
import { startBeat } from '../platform/beat.ts'

/** Looks every second for what is due. Several processes may run one; a due row is moved on by exactly one of them. */
export type Scanner = { stop(): Promise<void> }

const beatMs = 1000
/** For what waits for a day rather than a minute. */
const slowBeatMs = 10_000

/** What is due in any room: buildings that change their grid and grids their outline, then matters, which may stand in them, and requests of residents. */
export async function mindDue(context: MatterContext): Promise<number> {
  const places = (await mindMoves(context)) + (await mindOutlines(context))
  return places + (await mindDeadlines(context)) + (await mindRequests(context))
}

/** Starts minding deadlines; a beat that takes longer is not overtaken by the next. */
export function startScanner(context: MatterContext, clock: ClockWatch, report: (error: Error) => void): Scanner {
  const every = { firstMs: 0, everyMs: beatMs, report }
  // Care in a beat of its own: one room's trouble is not another's, and an alarm does not wait while deadlines are caught up with.
  const beats = [
    startBeat(() => mindDue(context), every),
    startBeat(async () => {
      await clock.look(context)
      await mindCare(context)
    }, every),
    startBeat(() => mindFeeds(context), { ...every, everyMs: slowBeatMs }),
    startBeat(() => mindRounds(context), { ...every, everyMs: slowBeatMs }),
  ]
  return { stop: async () => void (await Promise.all(beats.map((beat) => beat.stop()))) }
}

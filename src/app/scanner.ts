import { type ClockWatch, mindCare } from '../care/index.ts'
import { type MatterContext, mindDeadlines } from '../matters/index.ts'
import { mindRequests } from '../people/index.ts'
import { mindMoves } from '../places/index.ts'

/** Looks every second for what is due. Several processes may run one; a due row is moved on by exactly one of them. */
export type Scanner = { stop(): Promise<void> }

const beatMs = 1000

/** What is due in any room: buildings that change their grid, then matters, which may stand in them, and requests of residents. */
export async function mindDue(context: MatterContext): Promise<number> {
  return (await mindMoves(context)) + (await mindDeadlines(context)) + (await mindRequests(context))
}

/** Starts minding deadlines; a beat that takes longer is not overtaken by the next. */
export function startScanner(context: MatterContext, clock: ClockWatch, report: (error: Error) => void): Scanner {
  let stopped = false
  let beat: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const next = () => {
    running = mindDue(context)
      .catch(report)
      // One room's trouble is not another's: an alarm does not wait because a deadline failed.
      .then(() => clock.look(context))
      .then(() => mindCare(context))
      .catch(report)
      .then(() => {
        if (!stopped) beat = setTimeout(next, beatMs)
      })
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(beat)
      await running
    },
  }
}

import type { AccountActor } from '../platform/actor.ts'
import type { MatterFrame } from './frame.ts'
import { mayReadReasons, mayReadWords } from './policy.ts'
import { lineOf, minutesLeft } from './present.ts'
import type { MatterAtRest } from './read-seen.ts'

/** Who looks: at which moment, on which local day, and what of the matter's words she may read. */
export type LineLook = {
  readonly now: Date
  readonly day: string
  readonly excerpt: string | null
  readonly readsReasons: boolean
}

/** How an account looks at a matter. Written out: a spread for each line costs a quarter of a page. */
export function lookOf(actor: AccountActor, row: MatterAtRest, seen: Omit<LineLook, 'readsReasons'>): LineLook {
  return {
    now: seen.now,
    day: seen.day,
    excerpt: mayReadWords(actor, row) ? seen.excerpt : null,
    // What only some may read is asked about where it stands there.
    readsReasons: row.extension_asked !== null && mayReadReasons(actor, row),
  }
}

type Written = {
  readonly frame: MatterFrame
  readonly day: string
  readonly minutes: number | null
  readonly overdue: boolean
  readonly excerpt: string | null
  readonly readsReasons: boolean
  readonly bytes: Buffer
}

const written = new WeakMap<MatterAtRest, Written>()

/**
 * A line of a staff queue as the bytes of its JSON. They are written once for a version of the row and kept beside it while
 * nothing that a line tells has changed: the names around it, the minutes left, the day, and the words this viewer may read.
 */
export function lineBytes(row: MatterAtRest, frame: MatterFrame, look: LineLook): Buffer {
  const { now, day, excerpt, readsReasons } = look
  const minutes = minutesLeft(row.due_at, now)
  const overdue = row.due_at !== null && row.due_at < now
  const kept = written.get(row)
  const holds =
    kept?.frame === frame &&
    kept.minutes === minutes &&
    kept.overdue === overdue &&
    kept.day === day &&
    kept.excerpt === excerpt &&
    kept.readsReasons === readsReasons
  if (holds) return kept.bytes
  const bytes = Buffer.from(JSON.stringify(lineOf(row, frame, { now, excerpt, readsReasons })))
  written.set(row, { frame, day, minutes, overdue, excerpt, readsReasons, bytes })
  return bytes
}

import type { MatterFrame } from './frame.ts'
import { lineOf, minutesLeft } from './present.ts'
import type { MatterAtRest } from './read-seen.ts'

/** Who looks: at which moment, on which local day, and the words of the matter that she may read. */
export type LineLook = { readonly now: Date; readonly day: string; readonly excerpt: string | null }

type Written = {
  readonly frame: MatterFrame
  readonly day: string
  readonly minutes: number | null
  readonly overdue: boolean
  readonly excerpt: string | null
  readonly bytes: Buffer
}

const written = new WeakMap<MatterAtRest, Written>()

/**
 * A line of a staff queue as the bytes of its JSON. They are written once for a version of the row and kept beside it while
 * nothing that a line tells has changed: the names around it, the minutes left, the day, and the words this viewer may read.
 */
export function lineBytes(row: MatterAtRest, frame: MatterFrame, look: LineLook): Buffer {
  const { now, day, excerpt } = look
  const minutes = minutesLeft(row.due_at, now)
  const overdue = row.due_at !== null && row.due_at < now
  const kept = written.get(row)
  const holds =
    kept?.frame === frame &&
    kept.minutes === minutes &&
    kept.overdue === overdue &&
    kept.day === day &&
    kept.excerpt === excerpt
  if (holds) return kept.bytes
  const bytes = Buffer.from(JSON.stringify(lineOf(row, frame, { now, excerpt })))
  written.set(row, { frame, day, minutes, overdue, excerpt, bytes })
  return bytes
}

import { addCalendarDays } from '../platform/calendar/working-calendar.ts'

/** For how long what residents leave with a matter is kept, in days after the matter ended. Pure. */
export const termsOfMatters = [
  { kind: 'reporter_contact', days: 90 },
  { kind: 'matter_pictures', days: 90 },
  { kind: 'report_words', days: 730 },
  { kind: 'matter_notes', days: 730 },
] as const

export type MatterKept = (typeof termsOfMatters)[number]['kind']

/** When something of a matter is erased for the first time; null while it is open. */
export function firstErasure(closedAt: Date | null): Date | null {
  return closedAt && addCalendarDays(closedAt, Math.min(...termsOfMatters.map(({ days }) => days)))
}

/** What of an ended matter is over its term now, and when the next comes; null when nothing is left to erase. */
export function erasureAt(closedAt: Date, now: Date): { over: readonly MatterKept[]; next: Date | null } {
  const due = termsOfMatters.map(({ kind, days }) => ({ kind, at: addCalendarDays(closedAt, days) }))
  const later = due.filter(({ at }) => at > now).map(({ at }) => at.getTime())
  return {
    over: due.filter(({ at }) => at <= now).map(({ kind }) => kind),
    next: later.length > 0 ? new Date(Math.min(...later)) : null,
  }
}

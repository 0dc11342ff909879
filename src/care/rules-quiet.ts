import { classLimit, type RiskClass } from './rules-plans.ts'
import { dayAfter, dayIn, momentIn } from './rules-zones.ts'

/**
 * Hours in which somebody she named is not called. They move a step, never park an alarm: a step waits for them at most a quarter of the
 * limit of the class, else the next are told at once. Pure. Source: care.md §5a.
 */

export type Quiet = { readonly from: string; readonly to: string }

const minute = 60_000

/** Until when it is quiet at a moment, or null where it is not. */
export function quietUntil({ from, to }: Quiet, zone: string, now: Date): Date | null {
  const today = dayIn(zone, now)
  const [begins, ends] = [momentIn(zone, today, from), momentIn(zone, today, to)]
  if (from < to) return begins <= now && now < ends ? ends : null
  if (now < ends) return ends
  return now >= begins ? momentIn(zone, dayAfter(today), to) : null
}

/** Whether a step may wait so long: it never breaks what was agreed on how soon somebody comes. */
export function mayWait(riskClass: RiskClass, now: Date, until: Date): boolean {
  return until.getTime() - now.getTime() <= (classLimit[riskClass] / 4) * minute
}

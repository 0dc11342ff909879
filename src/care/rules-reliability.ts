import type { Outcome } from './rules-alarms.ts'

/** How reliable care is, in figures. Pure. Published baseline: care.md §1.9, a district with water meters. */

export const baselineAlarms = 0.23

/** Ends that say that nobody needed help. */
export const falseOutcomes: readonly Outcome[] = [
  'forgot',
  'away_unreported',
  'habit_differs',
  'device_fault',
  'feed_fault',
  'late_data',
  'duplicate',
]
/** Ends that say that somebody did. */
export const realOutcomes: readonly Outcome[] = ['emergency', 'need']

export type Spread = {
  readonly count: number
  readonly median: number | null
  readonly p90: number | null
  readonly longest: number | null
}

/** Median, the value that nine of ten do not exceed, and the longest, by nearest rank. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null
  return { count: sorted.length, median: at(0.5), p90: at(0.9), longest: sorted.at(-1) ?? null }
}

/** Alarms per hundred household-days to two places; null while nobody was watched. */
export function perHundred(alarms: number, householdDays: number): number | null {
  return householdDays > 0 ? Math.round((alarms * 10_000) / householdDays) / 100 : null
}

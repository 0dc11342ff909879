/**
 * The clock of the care room. Stored times follow the database's clock, which may be put right by hours at once. Then open alarms
 * go on by the time that really passed, and nothing new is missed until two readings agree. Pure. Source: care.md §5a.
 */

/** One look at both clocks: the database's, and one that only ever runs. */
export type Reading = { readonly wall: number; readonly steady: number }

/** The largest step that passes for ordinary drift and slewing, in milliseconds. */
export const largestStep = 5 * 60_000
/** Backward by more than this is noted too. */
export const largestBackStep = 2_000

/** By how much the wall clock was moved between two readings of one process, in milliseconds. */
export function stepBetween(before: Reading, now: Reading): number {
  return now.wall - before.wall - (now.steady - before.steady)
}

export function isJump(step: number): boolean {
  return Math.abs(step) > largestStep
}

/** A moment of an open alarm after the clock was moved: what was left of its wait is left still. */
export function shifted(at: Date, step: number): Date {
  return new Date(at.getTime() + step)
}

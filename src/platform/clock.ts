/** Where time comes from. Business time is the database's (`clock_now()`); this is for the edges of one process. */
export type Clock = {
  /** The instant now. */
  now(): Date
}

/** The machine's own clock. The only place in the program that reads it. */
export const systemClock: Clock = { now: () => new Date() }

/** Milliseconds of this process that never go backwards, for measuring durations. */
export function monotonicMs(): number {
  return performance.now()
}

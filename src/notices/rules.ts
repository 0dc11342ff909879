const minuteMs = 60_000

/** After this many tries the message is given up and stands on the desk's call list as not sent. */
export const mostTries = 8

/** How long a process may be at one message before another takes it up again, in milliseconds. */
export const turnMs = 2 * minuteMs

/** Milliseconds until the next try after `tries` failed ones: 1, 2, 4 … minutes, at most four hours; null to give up. */
export function pauseAfter(tries: number): number | null {
  if (tries >= mostTries) return null
  return Math.min(2 ** (tries - 1), 240) * minuteMs
}

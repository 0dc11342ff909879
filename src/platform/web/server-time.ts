import { systemClock } from '../clock.ts'

// Phones are often minutes off; what is due is due by the server's clock.
let ahead = 0
const listeners = new Set<() => void>()

/** Takes the server's time from a reply: `server-now` (ISO 8601) where it is sent, else `date`, which only knows seconds. */
export function learnServerTime(headers: Headers): void {
  const exact = headers.get('server-now')
  const told = Date.parse(exact ?? headers.get('date') ?? '')
  if (Number.isNaN(told)) return
  const difference = told - systemClock.now().getTime()
  const known = ahead
  ahead = exact || Math.abs(difference) > 5_000 ? difference : 0
  if (Math.abs(ahead - known) > 5_000) for (const hear of listeners) hear()
}

/** Calls when a reply told quite another time than was known; gives the way to stop. */
export function watchServerTime(hear: () => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

/** The instant now by the server's clock, as far as the last reply told. */
export function serverNow(): Date {
  return new Date(systemClock.now().getTime() + ahead)
}

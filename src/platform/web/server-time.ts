import { systemClock } from '../clock.ts'

// Phones are often minutes off; what is due is due by the server's clock.
let ahead = 0

/** Takes the server's time from a reply: `server-now` (ISO 8601) where it is sent, else `date`, which only knows seconds. */
export function learnServerTime(headers: Headers): void {
  const exact = headers.get('server-now')
  const told = Date.parse(exact ?? headers.get('date') ?? '')
  if (Number.isNaN(told)) return
  const difference = told - systemClock.now().getTime()
  ahead = exact || Math.abs(difference) > 5_000 ? difference : 0
}

/** The instant now by the server's clock, as far as the last reply told. */
export function serverNow(): Date {
  return new Date(systemClock.now().getTime() + ahead)
}

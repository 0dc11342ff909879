/** Moments of a local schedule, in any zone of the world. Pure. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  formats.set(zone, known)
  return known
}

/** What the clock on the wall of a zone shows, as if it were UTC, in milliseconds. */
function wallOf(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, Number(value)]),
  )
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!)
}

/** The day on the calendar of a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Date): string {
  return new Date(wallOf(at.getTime(), zone)).toISOString().slice(0, 10)
}

/** What the clock of a zone shows, `HH:MM`. */
export function timeIn(zone: string, at: Date): string {
  return new Date(wallOf(at.getTime(), zone)).toISOString().slice(11, 16)
}

/** The day after. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * The moment at which the wall of a zone shows `HH:MM` on a day. Where summer time begins and skips it, the next minute there
 * is; where summer time ends and it comes twice, the first.
 */
export function momentIn(zone: string, day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  // Offsets lie within a day either way; those before and after the moment are all that can matter.
  const offsets = [...new Set([wanted - 86_400_000, wanted + 86_400_000].map((at) => wallOf(at, zone) - at))]
  const fitting = offsets.map((offset) => wanted - offset).filter((at) => wallOf(at, zone) === wanted)
  if (fitting.length > 0) return new Date(Math.min(...fitting))
  // Skipped: the minute at which the clock was put forward.
  let [low, high] = [wanted - Math.max(...offsets), wanted - Math.min(...offsets)]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000
    if (wallOf(middle, zone) < wanted) low = middle
    else high = middle
  }
  return new Date(high)
}

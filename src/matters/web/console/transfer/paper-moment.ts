const localMs = 8 * 3_600_000

/** A paper writes days as figures: 2026-11-23 09:05, on the local clock. */
export function paperMoment(at: string): string {
  return new Date(Date.parse(at) + localMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** The day of an instant where the communities are, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

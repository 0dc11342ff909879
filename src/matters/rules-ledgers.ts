/** The local days of the week (Monday to Sunday) or month that a day lies in, YYYY-MM-DD, both counted. */
export function daysOfPeriod(period: 'week' | 'month', day: string): { from: string; to: string } {
  const at = new Date(`${day}T00:00:00Z`)
  if (period === 'month') {
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0))
    return { from: `${day.slice(0, 7)}-01`, to: last.toISOString().slice(0, 10) }
  }
  const monday = new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMs)
  return {
    from: monday.toISOString().slice(0, 10),
    to: new Date(monday.getTime() + 6 * dayMs).toISOString().slice(0, 10),
  }
}

const dayMs = 86_400_000

/** The instants at which a local day begins and the day after it. China has one zone and no summer time. */
export function instantsOf({ from, to }: { from: string; to: string }): { from: Date; to: Date } {
  return { from: new Date(`${from}T00:00:00+08:00`), to: new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs) }
}

/** Words without numbers that could be a telephone's or an identity card's: seven digits and more become stars. */
export function withoutNumbers(words: string): string {
  return words.replace(/[+＋]?[\d０-９](?:[\d０-９Xx\s\-–—.]*[\d０-９Xx])?/g, (found) =>
    (found.match(/[\d０-９]/g) ?? []).length >= 7 ? '***' : found,
  )
}

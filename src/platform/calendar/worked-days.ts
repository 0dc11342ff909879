import chineseDays from 'chinese-days'

/** Days (YYYY-MM-DD) of one year that differ from Monday to Friday: off though a weekday, on though a weekend. */
export type YearByHand = { readonly year: number; readonly off: readonly string[]; readonly on: readonly string[] }

const dayMs = 86_400_000
const published = new Map<number, Uint16Array | null>()
const byHand = new WeakMap<YearByHand, Uint16Array>()

/**
 * How many days of a year are worked up to and including each day; index 0 is the day before the year. Null for a year
 * without an official calendar that nobody entered by hand. Worked out once a year and kept.
 */
export function workedDaysOf(year: number, entered: YearByHand | undefined): Uint16Array | null {
  if (entered) {
    const known = byHand.get(entered) ?? counted(year, (day, weekday) => enteredWork(entered, day, weekday))
    byHand.set(entered, known)
    return known
  }
  if (!published.has(year)) {
    published.set(year, isPublished(year) ? counted(year, (day) => chineseDays.getDayDetail(day).work) : null)
  }
  return published.get(year)!
}

/** Whether the program knows the official calendar of the year: National Day carries its name there. */
export function isPublished(year: number): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.includes('National Day')
}

/** The number of a day in its year, from 1. */
export function dayNumber(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / dayMs + 1
}

function enteredWork(entered: YearByHand, day: string, weekday: number): boolean {
  return entered.on.includes(day) || (!entered.off.includes(day) && weekday > 0 && weekday < 6)
}

function counted(year: number, works: (day: string, weekday: number) => boolean): Uint16Array {
  const start = Date.parse(`${year}-01-01T00:00:00Z`)
  const sums = new Uint16Array(Math.round((Date.parse(`${year + 1}-01-01T00:00:00Z`) - start) / dayMs) + 1)
  for (let number = 1; number < sums.length; number += 1) {
    const at = new Date(start + (number - 1) * dayMs)
    sums[number] = sums[number - 1]! + (works(at.toISOString().slice(0, 10), at.getUTCDay()) ? 1 : 0)
  }
  return sums
}

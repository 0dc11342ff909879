import { getDayDetail } from 'chinese-days'

/** Minutes of the day between which the desk is open, from midnight; for example 540 to 720. */
export type OpenPeriod = readonly [from: number, to: number]

/** When a community works: its hours, and holidays entered by hand for years whose official calendar the program does not know. */
export type WorkingCalendar = {
  readonly periods: readonly OpenPeriod[]
  readonly byHand?: readonly {
    readonly year: number
    readonly off: readonly string[]
    readonly on: readonly string[]
  }[]
}

/** Monday to Friday and swapped days, 09:00–12:00 and 14:00–18:00. */
export const usualCalendar: WorkingCalendar = {
  periods: [
    [540, 720],
    [840, 1080],
  ],
}

/** Thrown where a deadline would fall into a year whose official calendar is not published; never guessed. */
export class CalendarMissing extends Error {
  readonly year: number
  constructor(year: number) {
    super(`the official calendar of ${year} is not published`)
    this.name = 'CalendarMissing'
    this.year = year
  }
}

const dayMs = 86_400_000
const minuteMs = 60_000
// China has one zone and no summer time.
const zoneMs = 8 * 3_600_000

/** The local day of an instant, YYYY-MM-DD. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + zoneMs).toISOString().slice(0, 10)
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - zoneMs
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

/** Whether a day is worked, swapped days included. Throws CalendarMissing for a year without an official calendar. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  const year = Number(day.slice(0, 4))
  const known = calendar.byHand?.find((entry) => entry.year === year)
  if (known) {
    if (known.on.includes(day)) return true
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return !known.off.includes(day) && weekday > 0 && weekday < 6
  }
  if (!isPublished(year)) throw new CalendarMissing(year)
  return getDayDetail(day).work
}

/** Whether the program knows the official calendar of the year: National Day carries its name there. */
export function isPublished(year: number): boolean {
  return getDayDetail(`${year}-10-01`).name.includes('National Day')
}

/** The open stretches of one day as instants. */
function stretchesOf(calendar: WorkingCalendar, day: string): { from: number; to: number }[] {
  if (!isWorkingDay(calendar, day)) return []
  const start = startOf(day)
  return calendar.periods.map(([from, to]) => ({ from: start + from * minuteMs, to: start + to * minuteMs }))
}

/** Whether the desk is open at the instant. */
export function isOpenAt(calendar: WorkingCalendar, at: Date): boolean {
  const now = at.getTime()
  return stretchesOf(calendar, dayOf(at)).some(({ from, to }) => from <= now && now < to)
}

/** The instant at which `minutes` of working time have passed since `from`; at the end of an open stretch, never in a closed one. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let left = minutes * minuteMs
  let at = from.getTime()
  for (let day = dayOf(from); ; day = dayAfter(day)) {
    for (const stretch of stretchesOf(calendar, day)) {
      const begin = Math.max(at, stretch.from)
      const length = stretch.to - begin
      if (length <= 0) continue
      if (left <= length) return new Date(begin + left)
      left -= length
      at = stretch.to
    }
  }
}

/** The close of the n-th working day after the day of `from`; with 0 the close of that day, or of the next working one. */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  let left = days
  for (let day = dayOf(from); ; day = dayAfter(day)) {
    if (day !== dayOf(from) && isWorkingDay(calendar, day)) left -= 1
    if (left <= 0 && isWorkingDay(calendar, day)) return new Date(stretchesOf(calendar, day).at(-1)!.to)
  }
}

/** The same moment `days` calendar days later. */
export function addCalendarDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * dayMs)
}

/** Working minutes from one instant to a later one; negative when the second is earlier. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from)
  let sum = 0
  const last = dayOf(to)
  for (let day = dayOf(from); day <= last; day = dayAfter(day)) {
    for (const stretch of stretchesOf(calendar, day)) {
      sum += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()))
    }
  }
  return sum / minuteMs
}

/** Working days that begin after today up to and including the day of `to`; negative when `to` is past. */
export function workingDaysUntil(calendar: WorkingCalendar, from: Date, to: Date): number {
  const [begin, end, sign] = to >= from ? [dayOf(from), dayOf(to), 1] : [dayOf(to), dayOf(from), -1]
  let count = 0
  for (let day = begin; day < end; day = dayAfter(day)) if (isWorkingDay(calendar, dayAfter(day))) count += 1
  return count * sign
}

import { dayNumber, isPublished, workedDaysOf, type YearByHand } from './worked-days.ts'

export { isPublished, type YearByHand }

/** Minutes of the day between which the desk is open, from midnight; for example 540 to 720. */
export type OpenPeriod = readonly [from: number, to: number]

/** When a community works: its hours, and holidays entered by hand for years whose official calendar the program does not know. */
export type WorkingCalendar = {
  readonly periods: readonly OpenPeriod[]
  readonly byHand?: readonly YearByHand[]
  /** Minutes by which local time is ahead of UTC, all year round; China's 480 where absent. */
  readonly offsetMinutes?: number
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
const chinaMinutes = 480

/** The local day of an instant, YYYY-MM-DD; in China where no calendar says otherwise. */
export function dayOf(at: Date, calendar: Pick<WorkingCalendar, 'offsetMinutes'> = {}): string {
  return dayAt(indexOf(at, calendar))
}

let lastDay = { index: 0, day: '1970-01-01' }

/** A day counted from 1970-01-01 as 0, written out; the last one is kept, which is today almost always. */
function dayAt(index: number): string {
  if (index !== lastDay.index) lastDay = { index, day: new Date(index * dayMs).toISOString().slice(0, 10) }
  return lastDay.day
}

/** Whether a day is worked, swapped days included. Throws CalendarMissing for a year without an official calendar. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  const sums = sumsOf(calendar, Number(day.slice(0, 4)))
  const number = dayNumber(day)
  return sums[number]! > sums[number - 1]!
}

function sumsOf({ byHand }: WorkingCalendar, year: number): Uint16Array {
  const sums = workedDaysOf(
    year,
    byHand?.find((entry) => entry.year === year),
  )
  if (!sums) throw new CalendarMissing(year)
  return sums
}

/** Whether the desk is open at the instant. Throws CalendarMissing. */
export function isOpenAt(calendar: WorkingCalendar, at: Date): boolean {
  const now = at.getTime()
  return stretchesOn(calendar, indexOf(at, calendar)).some(({ from, to }) => from <= now && now < to)
}

/** The instant itself while the desk is open, else the next at which it opens. Throws CalendarMissing. */
export function nextOpening(calendar: WorkingCalendar, at: Date): Date {
  return addWorkingMinutes(calendar, at, 0)
}

/**
 * The instant at which `minutes` of working time have passed since `from`. It lies inside open hours or at their end: time
 * that runs out exactly at a close ends at that close. Throws CalendarMissing.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let left = minutes * minuteMs
  let at = from.getTime()
  for (let day = indexOf(from, calendar); ; day += 1) {
    for (const stretch of stretchesOn(calendar, day)) {
      const begin = Math.max(at, stretch.from)
      const length = stretch.to - begin
      if (length <= 0) continue
      if (left <= length) return new Date(begin + left)
      left -= length
      at = stretch.to
    }
  }
}

/**
 * The close of the n-th working day after the day of `from`: the day itself never counts, whatever its hour. With 0 the
 * close of that day, or of the next working one. Throws CalendarMissing.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  const first = indexOf(from, calendar)
  let left = days
  for (let day = first; ; day += 1) {
    const close = stretchesOn(calendar, day).at(-1)?.to
    if (close !== undefined && day !== first) left -= 1
    if (close !== undefined && left <= 0) return new Date(close)
  }
}

/** The same moment `days` calendar days later. */
export function addCalendarDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * dayMs)
}

/** Working minutes from one instant to a later one; negative when the second is earlier. Throws CalendarMissing. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from)
  let sum = 0
  const last = indexOf(to, calendar)
  for (let day = indexOf(from, calendar); day <= last; day += 1) {
    for (const stretch of stretchesOn(calendar, day)) {
      sum += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()))
    }
  }
  return sum / minuteMs
}

/** Working days that begin after today up to and including the day of `to`; negative when `to` is past. Throws CalendarMissing. */
export function workingDaysUntil(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (to < from) {
    const back = workingDaysUntil(calendar, to, from)
    return back === 0 ? 0 : -back
  }
  const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)]
  const [firstYear, lastYear] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  let count = -sumsOf(calendar, firstYear)[dayNumber(first)]!
  for (let year = firstYear; year < lastYear; year += 1) count += sumsOf(calendar, year).at(-1)!
  return count + sumsOf(calendar, lastYear)[dayNumber(last)]!
}

/** What is wrong with hours or holidays that somebody entered, as a stable word; null when nothing is. */
export function calendarFault({ periods, byHand = [] }: WorkingCalendar): string | null {
  if (periods.length === 0) return 'never-open'
  for (const [index, [from, to]] of periods.entries()) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > 1440) return 'not-an-hour-of-the-day'
    if (from >= to) return 'closes-before-it-opens'
    if (index > 0 && from < periods[index - 1]![1]) return 'periods-overlap'
  }
  return byHand.map(faultOfYear).find((fault) => fault !== null) ?? null
}

function faultOfYear({ year, off, on }: YearByHand): string | null {
  const days = [...off, ...on]
  if (days.some((day) => !isRealDay(day) || Number(day.slice(0, 4)) !== year)) return 'not-a-day-of-the-year'
  if (new Set(days).size < days.length) return 'day-named-twice'
  const workdays = daysOf(year).filter((day) => isWorkingDay({ periods: [], byHand: [{ year, off, on }] }, day))
  return workdays.length > 0 ? null : 'never-open'
}

function isRealDay(day: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

function daysOf(year: number): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = dayAfter(day)) days.push(day)
  return days
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

type Stretch = { readonly from: number; readonly to: number }

const none: readonly Stretch[] = []
const stretches = new WeakMap<WorkingCalendar, Map<number, readonly Stretch[]>>()

/** The local day of an instant, counted from 1970-01-01 as 0. */
function indexOf(at: Date, { offsetMinutes = chinaMinutes }: Pick<WorkingCalendar, 'offsetMinutes'>): number {
  return Math.floor((at.getTime() + offsetMinutes * minuteMs) / dayMs)
}

/** The open stretches of one day as instants; none where it is not worked. Kept, since limits reach over the same days again and again. */
function stretchesOn(calendar: WorkingCalendar, index: number): readonly Stretch[] {
  const days = stretches.get(calendar) ?? new Map<number, readonly Stretch[]>()
  stretches.set(calendar, days)
  const known = days.get(index)
  if (known) return known
  const start = index * dayMs - (calendar.offsetMinutes ?? chinaMinutes) * minuteMs
  const made = isWorkingDay(calendar, dayAt(index))
    ? calendar.periods.map(([from, to]) => ({ from: start + from * minuteMs, to: start + to * minuteMs }))
    : none
  days.set(index, made)
  return made
}

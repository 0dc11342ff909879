import {
  calendarFault,
  isPublished,
  type OpenPeriod,
  type WorkingCalendar,
} from '../platform/calendar/working-calendar.ts'

/** One field that cannot hold, with a stable reason word. */
export type Fault = { readonly field: string; readonly reason: string }

const dayMs = 86_400_000
/** Days before a year begins from which its missing calendar is urgent: the longest usual limit reaches that far. */
export const urgentDays = 60

/** What is wrong with the day a setting is to hold from; settings never reach back. */
export function faultOfDay(day: string, today: string): Fault[] {
  if (!isRealDay(day)) return [{ field: 'effectiveFrom', reason: 'not-a-day' }]
  return day < today ? [{ field: 'effectiveFrom', reason: 'in-the-past' }] : []
}

/** What is wrong with office hours. */
export function faultOfHours(periods: readonly (readonly number[])[]): Fault[] {
  const fault = calendarFault({ periods: periods as readonly OpenPeriod[] })
  return fault ? [{ field: 'content.periods', reason: fault }] : []
}

/** What is wrong with holidays entered by hand, year by year. */
export function faultOfHolidays(years: NonNullable<WorkingCalendar['byHand']>): Fault[] {
  const faults = years.flatMap((year, index) => {
    const fault = calendarFault({ periods: [[0, 1440]], byHand: [year] })
    return fault ? [{ field: `content.years.${index}`, reason: fault }] : []
  })
  const twice = years.findIndex(({ year }, index) => years.findIndex((each) => each.year === year) < index)
  return twice < 0 ? faults : [...faults, { field: `content.years.${twice}`, reason: 'year-named-twice' }]
}

/** What is wrong with names of offices: unknown offices, offices above the community, one name twice. */
export function faultOfNames(
  names: Readonly<Record<string, string>>,
  offices: readonly { readonly id: string; readonly tier: string; readonly name: string }[],
): Fault[] {
  const own = offices.filter(({ tier }) => tier === 'grid' || tier === 'community')
  const after = own.map(({ id, name }) => (names[id] ?? name).trim())
  return Object.entries(names).flatMap(([id, name]) => {
    const field = `content.${id}`
    if (!own.some((office) => office.id === id)) return [{ field, reason: 'unknown-office' }]
    if (name.trim() === '') return [{ field, reason: 'missing' }]
    return after.filter((each) => each === name.trim()).length > 1 ? [{ field, reason: 'name-taken' }] : []
  })
}

/** Years within reach of a limit whose calendar is neither published nor entered. */
export function missingYears(today: string, entered: readonly number[]): { year: number; urgent: boolean }[] {
  const year = Number(today.slice(0, 4))
  return [year, year + 1]
    .filter((each) => !isPublished(each) && !entered.includes(each))
    .map((each) => ({ year: each, urgent: Date.parse(`${each}-01-01`) - Date.parse(today) <= urgentDays * dayMs }))
}

/** Whether the words are a day of the calendar, YYYY-MM-DD. */
export function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

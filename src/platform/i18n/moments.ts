import { type Language, textIn } from './messages.ts'
import { momentMessages } from './messages-moments.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const defaultZone = 'Asia/Shanghai'

const locales: Record<Language, string> = { 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-TW', en: 'en-GB' }

/** An instant, as a Date or as the ISO 8601 text the server sends. */
export type Instant = Date | string

/** What a deadline says: "还有 3 小时", "还有 2 天", "已超 3 小时". */
export type DueWords = { readonly words: string; readonly isOver: boolean }

/** A deadline as seen from `now`. Lengths are rounded down: time left is never overstated. */
export function formatDue(dueAt: Instant, now: Instant, language: Language): DueWords {
  const left = toDate(dueAt).getTime() - toDate(now).getTime()
  const isOver = left < 0
  const say = textIn(language, momentMessages)
  if (Math.abs(left) < minute) return { words: say(isOver ? 'moment.just-over' : 'moment.due-now'), isOver }
  const length = formatLength(Math.abs(left), language)
  return { words: say(isOver ? 'moment.over' : 'moment.left', { length }), isOver }
}

/** A deadline on the working calendar: the server counts the working days, the browser only the hours of the last one. */
export function formatDueInWork(
  due: { readonly dueAt: Instant; readonly workingDaysLeft: number | null },
  now: Instant,
  language: Language,
): DueWords {
  const say = textIn(language, momentMessages)
  const byClock = formatDue(due.dueAt, now, language)
  const n = Math.abs(due.workingDaysLeft ?? 0)
  if (n === 0) return byClock
  const length = formatWorkingDays(n, language)
  return { words: say(byClock.isOver ? 'moment.over' : 'moment.left', { length }), isOver: byClock.isOver }
}

/** So many working days. */
export function formatWorkingDays(n: number, language: Language): string {
  return textIn(language, momentMessages)(n === 1 ? 'moment.working-day' : 'moment.working-days', { n })
}

/** A length of time in its largest sensible unit: minutes under an hour, hours under two days, then days. */
export function formatLength(milliseconds: number, language: Language): string {
  const say = textIn(language, momentMessages)
  if (milliseconds < minute) return say('moment.less-than-minute')
  if (milliseconds < hour) return count('minute', Math.floor(milliseconds / minute))
  if (milliseconds < 2 * day) return count('hour', Math.floor(milliseconds / hour))
  return count('day', Math.floor(milliseconds / day))

  function count(unit: 'minute' | 'hour' | 'day', n: number): string {
    return n === 1 ? say(`moment.${unit}`, { n }) : say(`moment.${unit}s`, { n })
  }
}

/** When something happened, as people say it: "刚刚", "5 分钟前", "今天 09:30", "昨天 21:05", "11月20日 14:00". */
export function formatRelative(at: Instant, now: Instant, language: Language): string {
  const say = textIn(language, momentMessages)
  const passed = toDate(now).getTime() - toDate(at).getTime()
  // A page reads the time now and then only: what just happened may lie a little ahead of it.
  if (Math.abs(passed) < minute) return say('moment.now')
  if (passed >= 0 && passed < hour) return say('moment.ago', { length: formatLength(passed, language) })
  return formatMoment(at, now, language)
}

/** A moment with its clock time in the zone of the neighbourhood; the year only where it is not this year's. */
export function formatMoment(at: Instant, now: Instant, language: Language): string {
  const say = textIn(language, momentMessages)
  const time = formatClock(at, language)
  const apart = dayNumber(toDate(at)) - dayNumber(toDate(now))
  if (apart === 0) return say('moment.today', { time })
  if (apart === -1) return say('moment.yesterday', { time })
  if (apart === 1) return say('moment.tomorrow', { time })
  return `${formatDay(at, now, language)} ${time}`
}

/** A moment as it stands on paper, the same whenever it is read: "2026年11月20日 14:00". */
export function formatWritten(at: Instant, language: Language): string {
  return `${dayOf(at, language, true)} ${formatClock(at, language)}`
}

/** The day of a moment: "11月20日", "20 November"; with the year where it is not this year's. */
export function formatDay(at: Instant, now: Instant, language: Language): string {
  return dayOf(at, language, parts(toDate(at)).year !== parts(toDate(now)).year)
}

function dayOf(at: Instant, language: Language, withYear: boolean): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: defaultZone,
    ...(withYear ? { year: 'numeric' as const } : {}),
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(toDate(at))
}

/** Clock time on 24 hours: "09:30". */
export function formatClock(at: Instant, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: defaultZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(toDate(at))
}

function toDate(instant: Instant): Date {
  return typeof instant === 'string' ? new Date(instant) : instant
}

function parts(date: Date): { year: number; month: number; day: number } {
  const text = new Intl.DateTimeFormat('en-CA', {
    timeZone: defaultZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const [year, month, dayOfMonth] = text.format(date).split('-').map(Number)
  return { year: year!, month: month!, day: dayOfMonth! }
}

function dayNumber(date: Date): number {
  const { year, month, day: dayOfMonth } = parts(date)
  return Math.round(Date.UTC(year, month - 1, dayOfMonth) / day)
}

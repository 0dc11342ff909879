import {
  addCalendarDays,
  addWorkingDays,
  addWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from '../platform/calendar/working-calendar.ts'
import type { Category, Limit } from './categories.ts'
import type { EngineActName } from './rules-acts.ts'
import { isOpen, type LimitKind, type MatterState } from './rules-states.ts'

/** The instant, the working calendar and the category by which a clock is read. */
export type Clocks = { readonly now: Date; readonly calendar: WorkingCalendar; readonly category: Category }

/** Working days the reporter or a second person has to confirm what was handled on the spot. */
export const confirmDays = 5
const superviseAgainDays = 1

/** The end of a limit that begins at an instant. Throws CalendarMissing. */
export function endOf(limit: Limit, from: Date, calendar: WorkingCalendar): Date {
  if (limit.clock === 'working-days') return addWorkingDays(calendar, from, limit.amount)
  if (limit.clock === 'working-minutes') return addWorkingMinutes(calendar, from, limit.amount)
  if (limit.clock === 'calendar-days') return addCalendarDays(from, limit.amount)
  return new Date(from.getTime() + limit.amount * 60_000)
}

/** All limits of a category that begin at an instant. Throws CalendarMissing. */
export function limitsFrom(from: Date, { category, calendar }: Clocks): MatterState['limits'] {
  return {
    firstAnswerDue: endOf(category.firstAnswer, from, calendar),
    safeDue: category.safe && endOf(category.safe, from, calendar),
    settleDue: endOf(category.settled, from, calendar),
  }
}

/** Limits that are not met, soonest first; a first answer before safe before settle where they fall together. */
export function openLimits({ limits, met }: Pick<MatterState, 'limits' | 'met'>): DueLimit[] {
  const open: DueLimit[] = []
  if (!met.firstAnsweredAt) open.push({ limit: 'first_answer', due: limits.firstAnswerDue })
  if (limits.safeDue && !met.safeAt) open.push({ limit: 'safe', due: limits.safeDue })
  if (!met.settledAt) open.push({ limit: 'settle', due: limits.settleDue })
  return open.sort((a, b) => a.due.getTime() - b.due.getTime())
}

type DueLimit = { readonly limit: LimitKind; readonly due: Date }

/** The limit that falls due next; null once ended. */
export function nextLimit(matter: MatterState): DueLimit | null {
  if (!isOpen(matter)) return null
  if (matter.stage === 'confirming') return { limit: 'confirm', due: matter.dueAt! }
  return openLimits(matter)[0]!
}

/** The limits of an open matter that have run out. The settle limit of a suspended one stands still. */
export function runOut(matter: MatterState, now: Date): LimitKind[] {
  return openLimits(matter)
    .filter(({ limit, due }) => due <= now && !(limit === 'settle' && matter.stage === 'suspended'))
    .map(({ limit }) => limit)
}

/** The matter's limits with those named begun anew now. Throws CalendarMissing. */
export function renewed(matter: MatterState, kinds: readonly LimitKind[], clocks: Clocks): MatterState['limits'] {
  const { category, calendar, now } = clocks
  const { firstAnswerDue, safeDue, settleDue } = matter.limits
  return {
    firstAnswerDue: kinds.includes('first_answer') ? endOf(category.firstAnswer, now, calendar) : firstAnswerDue,
    safeDue: kinds.includes('safe') ? category.safe && endOf(category.safe, now, calendar) : safeDue,
    settleDue: kinds.includes('settle') ? endOf(category.settled, now, calendar) : settleDue,
  }
}

/** The settle limit with its clock stopped at `from` and running again from `to`. Throws CalendarMissing. */
export function settleMoved(matter: MatterState, pause: { from: Date; to: Date }, clocks: Clocks): Date {
  const { settleDue } = matter.limits
  if (!runsInWorkingTime(clocks.category.settled)) {
    return new Date(pause.to.getTime() + settleDue.getTime() - pause.from.getTime())
  }
  const left = workingMinutesBetween(clocks.calendar, pause.from, settleDue)
  return addWorkingMinutes(clocks.calendar, pause.to, Math.max(0, left))
}

/** The matter with due date, waking and reminders as they follow from its stage and limits. Throws CalendarMissing. */
export function wound(matter: MatterState, clocks: Clocks): MatterState {
  const next = nextLimit(matter)
  if (!next) return { ...matter, dueAt: null, wakeAt: null, pause: null, extensionAsked: null }
  const moved = matter.dueAt?.getTime() !== next.due.getTime()
  const reminded = moved && reminds(matter) ? passedShare(matter, next, clocks) : matter.reminded
  return { ...matter, dueAt: next.due, reminded, wakeAt: wakingOf(matter, { next, reminded }, clocks) }
}

/** What the clock demands of the matter now, or null. Throws CalendarMissing. */
export function dueAct(matter: MatterState, clocks: Clocks): EngineActName | 'resume' | null {
  const { now } = clocks
  if (!isOpen(matter)) return null
  if (matter.stage === 'confirming') return now >= matter.dueAt! ? 'not-confirm' : null
  if (matter.pause && now >= matter.pause.until) return 'resume'
  if (now >= matter.dueAt!) {
    if (matter.tier !== 'district') return 'escalate'
    return now >= overdueWaking(matter, matter.dueAt!) ? 'supervise-again' : null
  }
  if (!reminds(matter)) return null
  const passed = passedShare(matter, nextLimit(matter)!, clocks)
  if (passed <= matter.reminded) return null
  return passed === 80 ? 'remind-80' : 'remind-50'
}

type Winding = { readonly next: DueLimit; readonly reminded: MatterState['reminded'] }

function wakingOf(matter: MatterState, { next, reminded }: Winding, clocks: Clocks): Date {
  const wakings = [overdueWaking(matter, next.due)]
  if (matter.pause) wakings.push(matter.pause.until)
  if (reminds(matter) && reminded < 80 && clocks.now < next.due) {
    wakings.push(momentOf(matter, { next, share: reminded < 50 ? 50 : 80 }, clocks))
  }
  return new Date(Math.min(...wakings.map((at) => at.getTime())))
}

/** At the top there is nowhere to rise: an overdue matter is supervised again after each interval. */
function overdueWaking({ supervisedAt, tier }: MatterState, due: Date): Date {
  const again = tier === 'district' && supervisedAt && supervisedAt >= due
  return again ? addCalendarDays(supervisedAt, superviseAgainDays) : due
}

function reminds(matter: MatterState): boolean {
  return matter.stage !== 'suspended' && matter.stage !== 'confirming'
}

function passedShare(matter: MatterState, next: DueLimit, clocks: Clocks): 0 | 50 | 80 {
  // A clock that begins now, as that of each new matter does.
  if (clocks.now <= matter.clockBeganAt && matter.clockBeganAt < next.due) return 0
  if (clocks.now >= momentOf(matter, { next, share: 80 }, clocks)) return 80
  return clocks.now >= momentOf(matter, { next, share: 50 }, clocks) ? 50 : 0
}

type Moment = { readonly next: DueLimit; readonly share: 50 | 80 }

/** When a share of the time between the clock's beginning and the due date has gone, on the clock of the limit. */
function momentOf(matter: MatterState, { next: { limit, due }, share }: Moment, { category, calendar }: Clocks): Date {
  const { clockBeganAt: began } = matter
  if (due <= began) return due
  const clocks = { first_answer: category.firstAnswer, safe: category.safe, settle: category.settled, confirm: null }
  const clock = clocks[limit]
  if (!clock || !runsInWorkingTime(clock)) {
    return new Date(began.getTime() + Math.floor(((due.getTime() - began.getTime()) * share) / 100))
  }
  const total = workingMinutesBetween(calendar, began, due)
  return addWorkingMinutes(calendar, began, (total * share) / 100)
}

/** Whether a limit stands still at night and on days off. */
export function runsInWorkingTime(limit: Limit): boolean {
  return limit.clock === 'working-days' || limit.clock === 'working-minutes'
}

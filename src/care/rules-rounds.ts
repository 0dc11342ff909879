import { dayAfter } from './rules-zones.ts'

/** Planned visits and calls by cadence. Pure. Source: care.md §5e. */

export const roundKinds = ['visit', 'call'] as const
export type RoundKind = (typeof roundKinds)[number]

export const roundStates = ['planned', 'done', 'no_answer', 'excused', 'lapsed'] as const
export type RoundState = (typeof roundStates)[number]

/** What somebody may notice at a door, in a word; nothing has to be typed. */
export const concerns = ['health', 'home', 'lonely', 'money', 'quarrel', 'safety'] as const
export type Concern = (typeof concerns)[number]

/** What is to follow a concern: the desk looks at it, or somebody goes at once. */
export const follows = ['notice', 'alarm'] as const
export type Follow = (typeof follows)[number]

export type Cadence = { readonly everyDays: number; readonly windowDays: number }
/** The days on which it may be done, both included. */
export type Window = { readonly opensOn: string; readonly dueOn: string }

export function dayLater(day: string, days: number): string {
  return days === 0 ? day : dayLater(dayAfter(day), days - 1)
}

/** The first one: from today on. */
export function firstRound({ windowDays }: Cadence, today: string): Window {
  return { opensOn: today, dueOn: dayLater(today, Math.max(1, windowDays)) }
}

/** The next one: after a contact as far away as agreed; after none from today on. */
export function nextRound(cadence: Cadence, after: { was: 'seen' | 'not-seen'; today: string }): Window {
  if (after.was === 'not-seen') return firstRound(cadence, after.today)
  const dueOn = dayLater(after.today, cadence.everyDays)
  return { opensOn: dayLater(after.today, cadence.everyDays - cadence.windowDays), dueOn }
}

/** Monday of a day's week: what was agreed a week is counted from there. */
export function weekOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return new Date(Date.parse(`${day}T00:00:00Z`) - (weekday - 1) * 86_400_000).toISOString().slice(0, 10)
}

export type RoundReport = {
  readonly result: 'well' | 'concern' | 'no_answer'
  readonly concerns: readonly Concern[]
  readonly follow: Follow | null
}

/** What is wrong with a report, by field. A concern is named, and something follows from it. */
export function wrongReport({ result, concerns: named, follow }: RoundReport): { field: string; reason: string }[] {
  if (result !== 'concern') return named.length > 0 || follow ? [{ field: 'result', reason: 'no-concern' }] : []
  return [
    ...(named.length === 0 ? [{ field: 'concerns', reason: 'missing' }] : []),
    ...(follow === null ? [{ field: 'follow', reason: 'missing' }] : []),
  ]
}

import { dayAfter } from './rules-zones.ts'

/** Planned visits and calls by cadence. Pure. Source: care.md §5e. */

export const roundKinds = ['visit', 'call'] as const
export type RoundKind = (typeof roundKinds)[number]

export const roundStates = ['planned', 'done', 'no_answer', 'excused', 'lapsed'] as const
export type RoundState = (typeof roundStates)[number]

/** What somebody may notice at a door, in a word; nothing has to be typed. */
export const concerns = ['health', 'home', 'lonely', 'money', 'quarrel', 'safety'] as const
export type Concern = (typeof concerns)[number]

/** What is to follow a concern: the desk looks at it, it becomes an ordinary matter, she is referred on paper, or somebody goes at once. */
export const follows = ['notice', 'matter', 'referral', 'alarm'] as const
export type Follow = (typeof follows)[number]

/** To what kind of place somebody is referred. */
export const referTos = ['clinic', 'elder_station', 'social_work', 'relief', 'legal_aid', 'police', 'property'] as const
export type ReferTo = (typeof referTos)[number]

/** A wish to refer her. That she was asked and agreed stands in it, else there is none. */
export type Referral = { readonly to: ReferTo; readonly consent: true }

const sayable: readonly Concern[] = ['quarrel', 'money']
const categories: Readonly<Partial<Record<Concern, string>>> = { quarrel: '0501', money: '0603' }

/** The category of the matter that a concern becomes: a quarrel or money by name; of health and life at home nothing is carried on. */
export function matterCategory(named: readonly Concern[]): string {
  const said = sayable.find((concern) => named.includes(concern))
  return (said && categories[said]) ?? '0999'
}

/** The telling of that matter. Who it is and what was noticed stays with care. */
export const matterWords = '走访时有人请社区帮忙。是什么事，请问登记的人。'

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
  readonly referral: Referral | null
}

/** What is wrong with a report, by field. A concern is named, and something follows from it. */
export function wrongReport(report: RoundReport): { field: string; reason: string }[] {
  const { result, concerns: named, follow, referral } = report
  if (result !== 'concern')
    return named.length > 0 || follow || referral ? [{ field: 'result', reason: 'no-concern' }] : []
  return [
    ...(named.length === 0 ? [{ field: 'concerns', reason: 'missing' }] : []),
    ...(follow === null ? [{ field: 'follow', reason: 'missing' }] : []),
    ...(follow === 'referral' && !referral ? [{ field: 'referral', reason: 'missing' }] : []),
    ...(follow !== 'referral' && referral ? [{ field: 'follow', reason: 'no-referral' }] : []),
  ]
}

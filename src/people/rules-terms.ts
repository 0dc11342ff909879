import { addCalendarDays } from '../platform/calendar/working-calendar.ts'
import type { FieldProblem } from '../platform/problem.ts'

/** For how long what stands in the register and around it is kept, in days after the moment that is named. Pure. */
export const termsOfPeople = [
  // After she moved away or died; at once where she was entered by mistake.
  { kind: 'resident_record', days: 730 },
  // Who opened which field: three years, as the law asks for records of such work.
  { kind: 'openings', days: 1095 },
  { kind: 'resident_requests', days: 730 },
  // Why a list was asked for in full, after it could be taken.
  { kind: 'exports', days: 1095 },
  { kind: 'slips', days: 180 },
  { kind: 'sign_ins', days: 180 },
  { kind: 'known_browsers', days: 365 },
] as const

export type PeopleKept = (typeof termsOfPeople)[number]['kind']

/** What a community sets for itself, and within which days: looks and lists never under the three years of the law. */
export const settableTerms = [
  { kind: 'resident_record', least: 180, most: 1095 },
  { kind: 'openings', least: 1095, most: 3650 },
  { kind: 'resident_requests', least: 365, most: 1825 },
  { kind: 'exports', least: 1095, most: 3650 },
] as const
export type SettableKind = (typeof settableTerms)[number]['kind']

/** Terms of a community, in days. */
export type Terms = Readonly<Record<SettableKind, number>>

/** Days for which this is kept where a community set nothing. */
export function daysKept(kind: PeopleKept): number {
  return termsOfPeople.find((term) => term.kind === kind)!.days
}

/** The terms that hold: what the community set, else what is usual. */
export function termsWith(set: Partial<Record<string, unknown>> = {}): Terms {
  const daysOf = (kind: SettableKind) => (typeof set[kind] === 'number' ? set[kind] : daysKept(kind))
  return {
    resident_record: daysOf('resident_record'),
    openings: daysOf('openings'),
    resident_requests: daysOf('resident_requests'),
    exports: daysOf('exports'),
  }
}

/** What is wrong with terms that are to hold: too short for the law or the purpose, longer than it needs. */
export function wrongTerms(wished: Terms): FieldProblem[] {
  return settableTerms.flatMap(({ kind, least, most }) => {
    const field = `content.${kind}`
    if (wished[kind] < least) return [{ field, reason: 'term-too-short' }]
    return wished[kind] > most ? [{ field, reason: 'term-too-long' }] : []
  })
}

/** When a record that ended is erased. */
export function recordErasure(
  endedAt: Date,
  reason: 'moved' | 'died' | 'mistake',
  days = daysKept('resident_record'),
): Date {
  return reason === 'mistake' ? endedAt : addCalendarDays(endedAt, days)
}

import { addCalendarDays } from '../platform/calendar/working-calendar.ts'

/** For how long what stands in the register and around it is kept, in days after the moment that is named. Pure. */
export const termsOfPeople = [
  // After she moved away or died; at once where she was entered by mistake.
  { kind: 'resident_record', days: 730 },
  // Who opened which field: three years, as the law asks for records of such work.
  { kind: 'openings', days: 1095 },
  { kind: 'resident_requests', days: 730 },
  { kind: 'slips', days: 180 },
  { kind: 'sign_ins', days: 180 },
  { kind: 'known_browsers', days: 365 },
] as const

export type PeopleKept = (typeof termsOfPeople)[number]['kind']

/** Days for which this is kept. */
export function daysKept(kind: PeopleKept): number {
  return termsOfPeople.find((term) => term.kind === kind)!.days
}

/** When a record that ended is erased. */
export function recordErasure(endedAt: Date, reason: 'moved' | 'died' | 'mistake'): Date {
  return reason === 'mistake' ? endedAt : addCalendarDays(endedAt, daysKept('resident_record'))
}

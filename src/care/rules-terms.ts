/** For how long care keeps what goes by a term of its own, in days. Pure. */
export const termsOfCare = [
  // Names and numbers of messages, after they were sent.
  { kind: 'alarm_numbers', days: 90 },
  // The card for whoever goes to the door, and the links, after the plan ended; then it is anonymised.
  { kind: 'ended_plans', days: 365 },
] as const

/** Days for which this is kept. */
export function daysOfCare(kind: (typeof termsOfCare)[number]['kind']): number {
  return termsOfCare.find((term) => term.kind === kind)!.days
}

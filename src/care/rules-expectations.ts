import { dayAfter, dayIn, momentIn } from './rules-zones.ts'

/** When a sign of life is expected, and what it means when it does not come. Pure. Source: care.md §5a. */

export const watchKinds = ['check_in', 'call', 'visit', 'water'] as const
export type WatchKind = (typeof watchKinds)[number]

/** How often a sign is expected: at each of these local times, on each of these days of the week (1 is Monday). */
export type Schedule = {
  readonly zone: string
  readonly times: readonly string[]
  readonly weekdays: readonly number[]
  /** Hours before the time from which a sign counts, and minutes after it until it is missed. */
  readonly opensHours: number
  readonly graceMinutes: number
}

export const slotStates = ['open', 'satisfied', 'excused', 'blind', 'missed'] as const
export type SlotState = (typeof slotStates)[number]

/** One expected sign of life. */
export type Slot = {
  readonly day: string
  readonly slot: number
  readonly opensAt: Date
  readonly dueAt: Date
  readonly graceUntil: Date
}

const hour = 3_600_000
const minute = 60_000

/** The slot of a schedule that follows another one, or the first whose grace is not over at `now`. */
export function nextSlot(
  schedule: Schedule,
  after: { day: string; slot: number } | { now: Date; today: string },
): Slot {
  let [day, slot] = 'day' in after ? [after.day, after.slot + 1] : [after.today, 0]
  // A schedule without a weekday or a time is refused where it is made; a week always holds one.
  for (;;) {
    if (slot >= schedule.times.length || !isOn(schedule, day)) {
      day = dayAfter(day)
      slot = 0
      continue
    }
    const found = slotOn(schedule, day, slot)
    if (!('now' in after) || found.graceUntil > after.now) return found
    slot += 1
  }
}

function isOn(schedule: Schedule, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return schedule.weekdays.includes(weekday)
}

function slotOn(schedule: Schedule, day: string, slot: number): Slot {
  const dueAt = momentIn(schedule.zone, day, schedule.times[slot]!)
  return {
    day,
    slot,
    opensAt: new Date(dueAt.getTime() - schedule.opensHours * hour),
    dueAt,
    graceUntil: new Date(dueAt.getTime() + schedule.graceMinutes * minute),
  }
}

const backGraceHours = 2
const backOpensHours = 12
/** Nobody is looked for at night because she did not say in the evening that she is back. */
const backFrom = 8
const backNotBefore = '10:00'
const backLatestHour = 20

/** "Are you back?": expected at the end of being away, answered within two hours, or by ten the next morning where it ends at night. */
export function backSlot(zone: string, endsAt: Date): Slot {
  const usual = new Date(endsAt.getTime() + backGraceHours * hour)
  const day = dayIn(zone, endsAt)
  const [isEarly, isLate] = [
    endsAt < momentIn(zone, day, `0${backFrom}:00`),
    endsAt >= momentIn(zone, day, `${backLatestHour}:00`),
  ]
  const morning = momentIn(zone, isLate ? dayAfter(day) : day, backNotBefore)
  return {
    day,
    slot: 0,
    opensAt: new Date(endsAt.getTime() - backOpensHours * hour),
    dueAt: endsAt,
    graceUntil: (isEarly || isLate) && morning > usual ? morning : usual,
  }
}

/** What decides a slot when its grace is over. */
export type Evidence = {
  /** Whether she said, or somebody for her, that she is away then. */
  readonly isAway: boolean
  /** What her water meter says of the window, for watches that hang on one; a person's own sign needs none. */
  readonly water: 'used' | 'silent' | 'no-data' | null
  /** The clock was moved, and no second reading has agreed yet. */
  readonly isClockInDoubt: boolean
}

/** The state of a slot whose grace is over, or null while it must wait for the clock. What a feed did not send is never missed. */
export function judge(evidence: Evidence): Exclude<SlotState, 'open'> | null {
  if (evidence.isAway) return 'excused'
  if (evidence.water === 'used') return 'satisfied'
  if (evidence.isClockInDoubt) return null
  return evidence.water === 'no-data' ? 'blind' : 'missed'
}

/** What is wrong with a schedule, by field. */
export function wrongSchedule(schedule: Schedule): { field: string; reason: string }[] {
  const wrong: { field: string; reason: string }[] = []
  if (schedule.times.length === 0 || schedule.times.some((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
    wrong.push({ field: 'times', reason: 'no-such-time' })
  }
  if (
    [...schedule.times].sort().join() !== schedule.times.join() ||
    new Set(schedule.times).size !== schedule.times.length
  ) {
    wrong.push({ field: 'times', reason: 'not-in-order' })
  }
  if (schedule.weekdays.length === 0 || schedule.weekdays.some((day) => day < 1 || day > 7)) {
    wrong.push({ field: 'weekdays', reason: 'no-such-day' })
  }
  if (!isZone(schedule.zone)) wrong.push({ field: 'zone', reason: 'no-such-zone' })
  return wrong
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

import {
  type Alarm,
  type At,
  type Cause,
  type Decision,
  enter,
  enterTogether,
  event,
  type Fact,
  type Refusal,
  type Telling,
  withBefore,
} from './rules-alarms.ts'

/** A further cause that joins an open alarm. Pure. Source: care.md §5a: one open alarm a person, and it can only become graver. */

/**
 * Who can be told now, and who was, in this cycle. A key stands for one human in whatever step she is, or for the desk's screen; the
 * owner is in none of them.
 */
export type Told = {
  /** How often a step was told. */
  readonly rounds: (step: number) => number
  readonly all: (step: number) => readonly string[]
  readonly untold: (step: number) => readonly string[]
}

/** From what may be nothing to what was seen. */
const byGravity: readonly Cause[] = ['blind', 'missed', 'worry', 'no_answer_at_door', 'collapse']
const gravity = (cause: Cause) => byGravity.indexOf(cause)

export type Worse = Extract<Cause, 'no_answer_at_door' | 'collapse'>

/** What somebody may say of an open alarm that makes it graver. */
export function causesAbove(cause: Cause): Worse[] {
  return (['no_answer_at_door', 'collapse'] as const).filter((each) => gravity(each) > gravity(cause))
}

/**
 * A further cause joins the open alarm. A graver one wakes what waited for her, for a feed, or for a quiet night; where somebody has
 * claimed the alarm she keeps it, is told at once, and whoever that cause would have called besides is told too.
 */
export function joinCause(alarm: Alarm, cause: Cause, at: At & { readonly told: Told }): Decision | Refusal {
  if (alarm.state === 'closed') return { refused: 'closed' }
  const isGraver = gravity(cause) > gravity(alarm.cause)
  const joined = event(isGraver ? { ...alarm, cause } : alarm, 'alarm.joined', { cause })
  return isGraver ? withBefore(joined, becomeWorse(joined.alarm, at)) : { ...joined, tellings: [], supersedes: false }
}

function becomeWorse(alarm: Alarm, at: At & { readonly told: Told }): Decision {
  if (alarm.owner !== null || alarm.state === 'emergency') return tellWorse(alarm, at)
  const last = alarm.chain.steps.length - 1
  const from = stepToWake(alarm)
  if (from === null) return { alarm, facts: [], tellings: [], supersedes: false }
  return alarm.cause === 'collapse' && from < last ? enterTogether(alarm, at, from) : enter(alarm, from, at)
}

/** The step that a graver cause wakes; null where those whom it would call were told. Told of all else, the desk is asked for 120. */
function stepToWake({ state, cause, step, round, chain }: Alarm): number | null {
  const isSeen = cause === 'collapse' || cause === 'no_answer_at_door'
  if (state === 'blind') return isSeen ? 1 : 0
  if (state === 'verify') return isSeen ? 1 : null
  if (state !== 'notify') return null
  // A step that waits for quiet hours to end has told nobody yet.
  const next = round === 0 ? step : step + 1
  if (cause === 'collapse') return Math.min(next, chain.steps.length - 1)
  return cause === 'no_answer_at_door' && round === 0 ? step : null
}

/** Somebody has it in hand: neither she nor her time is touched; she is told, and so is whoever was not and now must be. */
function tellWorse(alarm: Alarm, at: At & { readonly told: Told }): Decision {
  const { owner, cause, cycle } = alarm
  const facts: Fact[] = []
  const tellings: Telling[] = []
  let current = alarm
  const happen = (next: Alarm, kind: string, what: Record<string, unknown>) => {
    const happened = event(next, kind, what)
    facts.push(...happened.facts)
    current = happened.alarm
  }
  if (owner !== null) {
    happen({ ...current, worseAt: at.now }, 'alarm.worse_told', { owner, cause })
    tellings.push({ to: 'owner', cause, version: current.version })
  }
  for (const { step, keys } of whomBesides(alarm, at)) {
    const round = at.told.rounds(step) + 1
    // Where the owner is not heard from, the chain goes on after the last that was told.
    happen(step < current.step ? current : { ...current, step, round }, 'alarm.step_told', { step, round, cycle })
    tellings.push({ to: 'some', cycle, step, round, keys })
  }
  return { alarm: current, facts, tellings, supersedes: false }
}

type Some = { readonly step: number; readonly keys: readonly string[] }

/** Whom an alarm opened by this cause would have told and this one has not, each in one step alone. */
function whomBesides(alarm: Alarm, { told, quiet }: At & { readonly told: Told }): Some[] {
  const last = alarm.chain.steps.length - 1
  const beyondHer = Array.from({ length: last }, (_, index) => index + 1)
  if (alarm.cause === 'collapse') {
    // The desk is asked to call 120, whatever it was told before, unless 120 was called.
    const desk = { step: last, keys: alarm.state === 'emergency' ? [] : told.all(last) }
    const known = new Set(desk.keys)
    const others = beyondHer.slice(0, -1).map((step) => {
      const keys = told.untold(step).filter((key) => !known.has(key))
      for (const key of keys) known.add(key)
      return { step, keys }
    })
    return [...others, desk].filter(({ keys }) => keys.length > 0)
  }
  if (alarm.cause !== 'no_answer_at_door' || alarm.step > 0) return []
  const first = beyondHer.find((step) => told.untold(step).length > 0 && !quiet?.(step))
  return first === undefined ? [] : [{ step: first, keys: told.untold(first) }]
}

import type { Chain } from './rules-plans.ts'
import { mayWait } from './rules-quiet.ts'

/**
 * The machine of an alarm. Pure: a state, a moment and who can be reached give the next state, what happened, and whom to tell.
 * The row is the timer: while it is open it says when the engine looks again. Source: care.md §5a.
 */

export const alarmStates = ['verify', 'notify', 'owned', 'on_site', 'emergency', 'blind', 'closed'] as const
export type AlarmState = (typeof alarmStates)[number]

/** How an alarm may end; every closed one has exactly one. */
export const outcomes = [
  'emergency',
  'need',
  'forgot',
  'away_unreported',
  'habit_differs',
  'device_fault',
  'feed_fault',
  'late_data',
  'duplicate',
  'test',
  'cancelled',
  'unknown',
] as const
export type Outcome = (typeof outcomes)[number]

export const causes = ['missed', 'blind', 'no_answer_at_door', 'worry', 'collapse'] as const
export type Cause = (typeof causes)[number]

export type Alarm = {
  readonly state: AlarmState
  readonly cause: Cause
  readonly chain: Chain
  /** Index into the chain of the step that was entered last. */
  readonly step: number
  /** How often this step was told: the person is called twice, the last step is told without end. */
  readonly round: number
  /** Reopening begins a new one. */
  readonly cycle: number
  /** Counts what happened to it, without gaps. */
  readonly version: number
  readonly nextAt: Date | null
  /** Who claimed it: an account, or a contact by her link. */
  readonly owner: string | null
  /** When it became worse while she had it. */
  readonly worseAt: Date | null
  readonly hasExtended: boolean
  /** To whom the owner offered it. */
  readonly offeredTo: string | null
  /** Who said of their own knowledge that she is well. */
  readonly witnesses: readonly string[]
  /** Number under which 120 or 110 took the call. */
  readonly reference: string | null
  readonly outcome: Outcome | null
  readonly closedAt: Date | null
}

export type Fact = { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }

type OfStep = { readonly cycle: number; readonly step: number; readonly round: number }

/**
 * What is to be told to whom: a step of the chain, some of its people by their keys, the owner that it became worse or that her time ran
 * out, or everyone told before that it is over.
 */
export type Telling =
  | ({ readonly to: 'step' } & OfStep)
  | ({ readonly to: 'some'; readonly keys: readonly string[] } & OfStep)
  | { readonly to: 'owner'; readonly cause: Cause; readonly version: number }
  | { readonly to: 'lapsed'; readonly version: number }
  | { readonly to: 'all-clear'; readonly cycle: number }

export type Decision = {
  readonly alarm: Alarm
  readonly facts: readonly Fact[]
  readonly tellings: readonly Telling[]
  /** Messages that wait to be sent are no longer right. */
  readonly supersedes: boolean
}
export type Refusal = { readonly refused: string }

/** Whether anybody of a step can be told now; the desk always can, by its screen and its printed sheet. */
export type Reach = (step: number) => boolean

export const minute = 60_000
export const minutes = {
  self: 5,
  lastRound: 5,
  ackPhone: 15,
  ackGoing: 30,
  onSite: 30,
  emergencyLoop: 5,
  afterReference: 30,
  blind: 30,
  blindHigh: 15,
  /** A step that comes later than this says that the machine was away; the waits that remain shrink. */
  together: 2,
  late: 2,
  catchUp: 5,
} as const

export const after = (now: Date, wait: number) => new Date(now.getTime() + wait * minute)

/** The moment, who can be reached then, and until when everybody of a step is not to be called; null where somebody may be. */
export type At = { readonly now: Date; readonly reach: Reach; readonly quiet?: (step: number) => Date | null }

/** Opens an alarm: the person herself is asked first, but after a collapse or an unanswered door others are told at once. */
export function openAlarm(chain: Chain, cause: Cause, at: At): Decision {
  const alarm: Alarm = {
    state: 'verify',
    cause,
    chain,
    step: 0,
    round: 0,
    cycle: 1,
    version: 0,
    nextAt: at.now,
    owner: null,
    worseAt: null,
    hasExtended: false,
    offeredTo: null,
    witnesses: [],
    reference: null,
    outcome: null,
    closedAt: null,
  }
  const opened = event(alarm, 'alarm.opened', { cause, chain: chain.steps.map(({ kind }) => kind) })
  if (cause === 'blind') {
    const wait = chain.riskClass === 'high' ? minutes.blindHigh : minutes.blind
    const blind = { ...opened.alarm, state: 'blind' as const, nextAt: after(at.now, wait) }
    return { alarm: blind, facts: opened.facts, tellings: [], supersedes: false }
  }
  if (cause === 'collapse') return withBefore(opened, enterTogether(opened.alarm, at))
  return withBefore(opened, enter(opened.alarm, cause === 'missed' || cause === 'worry' ? 0 : 1, at))
}

export function withBefore(before: { facts: readonly Fact[] }, decision: Decision): Decision {
  return { ...decision, facts: [...before.facts, ...decision.facts] }
}

/** Somebody was seen to collapse: all steps up to the desk that were not told yet are told at once, the last one two minutes later. */
export function enterTogether(alarm: Alarm, { now, reach }: At, from = 1): Decision {
  const at = { now, reach }
  const last = alarm.chain.steps.length - 1
  let decision: Decision = { alarm, facts: [], tellings: [], supersedes: false }
  for (let step = from; step < last; step += 1) {
    if (!isDesk(alarm.chain, step) && !at.reach(step)) continue
    const next = enter(decision.alarm, step, at)
    decision = { ...withBefore(decision, next), tellings: [...decision.tellings, ...next.tellings] }
  }
  return { ...decision, alarm: { ...decision.alarm, nextAt: after(at.now, minutes.together) } }
}

/** The moment has come at which the row asked to be looked at. `at.late` minutes after it was due. */
export function wakeAlarm(alarm: Alarm, at: At): Decision {
  switch (alarm.state) {
    case 'verify':
      return alarm.round < 2 ? enter(alarm, 0, at) : enter(alarm, 1, at)
    case 'blind':
      return enter(alarm, 1, at)
    case 'notify':
      // A step that waited for quiet hours to end has told nobody yet.
      return enter(alarm, alarm.round === 0 ? alarm.step : Math.min(alarm.step + 1, alarm.chain.steps.length - 1), at)
    case 'owned':
    case 'on_site':
      return lapse(alarm, at)
    case 'emergency':
      return remindDesk(alarm, at)
    case 'closed':
      throw new Error('a closed alarm is never woken')
  }
}

/** The owner did not follow up: the next are told, and she is told that they are. */
function lapse(alarm: Alarm, at: At): Decision {
  const owner = alarm.owner!
  const lapsed = event(
    { ...alarm, owner: null, worseAt: null, offeredTo: null, hasExtended: false },
    'alarm.owner_lapsed',
    { owner },
  )
  const next = enter(lapsed.alarm, Math.min(alarm.step + 1, alarm.chain.steps.length - 1), at)
  return {
    alarm: next.alarm,
    facts: [...lapsed.facts, ...next.facts],
    tellings: [{ to: 'lapsed', version: lapsed.alarm.version }, ...next.tellings],
    supersedes: false,
  }
}

/** 120 or 110 must be called and the number of the call entered; the last step is told again until then. */
function remindDesk(alarm: Alarm, at: At): Decision {
  const step = alarm.chain.steps.length - 1
  const round = (alarm.step === step ? alarm.round : 0) + 1
  const told = event({ ...alarm, step, round }, 'alarm.step_told', { step, round, cycle: alarm.cycle })
  const wait = alarm.reference ? minutes.afterReference : minutes.emergencyLoop
  return {
    alarm: { ...told.alarm, nextAt: after(at.now, wait) },
    facts: told.facts,
    tellings: [{ to: 'step', cycle: alarm.cycle, step, round }],
    supersedes: false,
  }
}

/** Enters a step; one that nobody can be told of is noted and passed at once. The last one always tells the desk. */
export function enter(alarm: Alarm, step: number, at: At): Decision {
  const last = alarm.chain.steps.length - 1
  const facts: Fact[] = []
  let current = alarm
  let index = step
  while (index < last && !isDesk(current.chain, index)) {
    const until = at.reach(index) ? (at.quiet?.(index) ?? null) : at.now
    if (until === null) break
    if (until > at.now && mayWait(alarm.chain.riskClass, at.now, until))
      return waitFor(current, { step: index, until }, facts)
    const why = at.reach(index) ? { quiet: true } : {}
    const empty = event({ ...current, step: index, round: 0 }, 'alarm.step_empty', {
      step: index,
      cycle: alarm.cycle,
      ...why,
    })
    facts.push(...empty.facts)
    current = empty.alarm
    index += 1
  }
  const round = current.step === index && current.state !== 'blind' ? current.round + 1 : 1
  const state = index === 0 ? ('verify' as const) : ('notify' as const)
  const told = event({ ...current, state, step: index, round, owner: null }, 'alarm.step_told', {
    step: index,
    round,
    cycle: alarm.cycle,
  })
  return {
    alarm: { ...told.alarm, nextAt: after(at.now, waitOf(current.chain, index, isLate(alarm, at.now))) },
    facts: [...facts, ...told.facts],
    tellings: [{ to: 'step', cycle: alarm.cycle, step: index, round }],
    supersedes: false,
  }
}

/** Everybody of a step is not to be called for a while: it is told when that is over. */
function waitFor(alarm: Alarm, { step, until }: { step: number; until: Date }, before: readonly Fact[]): Decision {
  const waiting = { ...alarm, state: 'notify' as const, step, round: 0, owner: null, nextAt: until }
  const quiet = event(waiting, 'alarm.step_quiet', { step, until, cycle: alarm.cycle })
  return { alarm: quiet.alarm, facts: [...before, ...quiet.facts], tellings: [], supersedes: false }
}

export function isDesk(chain: Chain, step: number): boolean {
  const kind = chain.steps[step]!.kind
  return kind === 'grid_and_desk' || kind === 'emergency_call'
}

function isLate(alarm: Alarm, now: Date): boolean {
  return alarm.nextAt !== null && now.getTime() - alarm.nextAt.getTime() > minutes.late * minute
}

/** Minutes before the next step: as the chain says, in two halves for the person herself, and shorter when time was lost. */
function waitOf(chain: Chain, step: number, late: boolean): number {
  const { kind, waitMinutes } = chain.steps[step]!
  const usual =
    kind === 'person' ? Math.max(1, waitMinutes / 2) : step === chain.steps.length - 1 ? minutes.lastRound : waitMinutes
  return late ? Math.min(usual, minutes.catchUp) : usual
}

/** Something happened: the alarm counts it. */
export function event(alarm: Alarm, kind: string, facts: Record<string, unknown>): { alarm: Alarm; facts: Fact[] } {
  const version = alarm.version + 1
  return { alarm: { ...alarm, version }, facts: [{ kind, facts: { seq: version, ...facts } }] }
}

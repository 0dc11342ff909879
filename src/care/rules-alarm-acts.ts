import {
  type Alarm,
  type AlarmState,
  type At,
  after,
  type Decision,
  enter,
  event,
  minute,
  minutes,
  type Outcome,
  type Refusal,
  withBefore,
} from './rules-alarms.ts'
import type { RiskClass } from './rules-plans.ts'

/** What people do to an alarm. Pure; the moments of the machine itself are in rules-alarms.ts. */

export type AlarmAct =
  | { readonly act: 'claim'; readonly by: string; readonly going: boolean }
  | { readonly act: 'decline'; readonly by: string; readonly others: boolean }
  | { readonly act: 'extend'; readonly by: string }
  | { readonly act: 'offer'; readonly by: string; readonly to: string }
  | { readonly act: 'take-over'; readonly by: string }
  | { readonly act: 'arrive'; readonly by: string }
  | { readonly act: 'call-emergency'; readonly by: string }
  | { readonly act: 'note-reference'; readonly by: string; readonly reference: string }
  | { readonly act: 'answer-well'; readonly by: string }
  | { readonly act: 'vouch'; readonly by: string; readonly how: 'voice' | 'seen' | 'camera' }
  | { readonly act: 'close'; readonly by: string; readonly outcome: Outcome }
  | { readonly act: 'reopen'; readonly by: string }
export type AlarmActName = AlarmAct['act']

/** Which acts a state allows; who may is the policy's question. */
export const statesOf: Readonly<Record<AlarmActName, readonly AlarmState[]>> = {
  claim: ['verify', 'notify', 'blind', 'emergency'],
  decline: ['notify'],
  extend: ['owned', 'on_site'],
  offer: ['owned', 'on_site'],
  'take-over': ['owned', 'on_site'],
  arrive: ['owned'],
  'call-emergency': ['verify', 'notify', 'blind', 'owned', 'on_site'],
  'note-reference': ['emergency'],
  'answer-well': ['verify', 'notify', 'owned', 'blind'],
  vouch: ['verify', 'notify', 'owned', 'blind'],
  close: ['verify', 'notify', 'blind', 'owned', 'on_site', 'emergency'],
  reopen: ['closed'],
}

/** What somebody she named may do by the link; how it ended is said by whoever of them stands at the door. */
export const mineActs = ['claim', 'decline', 'arrive', 'vouch', 'call-emergency', 'close'] as const
export type MineActName = (typeof mineActs)[number]

/** Which of these an alarm allows to the holder of a link now. */
export function mineActsOn(alarm: Pick<Alarm, 'state' | 'owner'>, by: string): MineActName[] {
  const isMine = alarm.owner === by
  return mineActs.filter((act) => {
    if (!statesOf[act].includes(alarm.state)) return false
    if (act === 'claim') return alarm.owner === null
    if (act === 'arrive') return isMine
    return act === 'close' ? isMine && alarm.state === 'on_site' : true
  })
}

const reopenHours = 24

type Handler<Name extends AlarmActName> = (
  alarm: Alarm,
  act: Extract<AlarmAct, { act: Name }>,
  at: At,
) => Decision | Refusal

const handlers: { readonly [Name in AlarmActName]: Handler<Name> } = {
  claim,
  decline,
  extend: (alarm, act, at) => {
    if (alarm.owner !== act.by) return { refused: 'not-the-owner' }
    if (alarm.hasExtended) return { refused: 'extended-before' }
    const nextAt = after(later(alarm.nextAt!, at.now), minutes.ackPhone)
    return quiet({ ...alarm, hasExtended: true, nextAt }, 'alarm.extended', act)
  },
  offer: (alarm, act) => {
    if (alarm.owner !== act.by) return { refused: 'not-the-owner' }
    return quiet({ ...alarm, offeredTo: act.to }, 'alarm.offered', act)
  },
  'take-over': (alarm, act, at) => {
    if (alarm.offeredTo !== act.by) return { refused: 'not-offered-to-you' }
    const taken = { state: 'owned' as const, owner: act.by, offeredTo: null, hasExtended: false }
    return quiet({ ...alarm, ...taken, nextAt: after(at.now, minutes.ackGoing) }, 'alarm.taken_over', act)
  },
  arrive: (alarm, act, at) => {
    if (alarm.owner !== act.by) return { refused: 'not-the-owner' }
    const nextAt = after(at.now, minutes.onSite)
    return quiet({ ...alarm, state: 'on_site', hasExtended: false, nextAt }, 'alarm.on_site', act)
  },
  'call-emergency': callEmergency,
  'note-reference': (alarm, act, at) => {
    const nextAt = after(at.now, minutes.afterReference)
    return quiet({ ...alarm, reference: act.reference, nextAt }, 'alarm.reference_noted', act)
  },
  // A collapse somebody saw is not answered away by a button.
  'answer-well': (alarm, act, at) =>
    alarm.cause === 'collapse'
      ? quiet(alarm, 'alarm.said_well', act)
      : end(alarm, { by: act.by, outcome: 'forgot' }, at),
  vouch,
  close: end,
  reopen,
}

/** Carries out what somebody does, or says in a word why it cannot be now. */
export function actOnAlarm(alarm: Alarm, act: AlarmAct, at: At): Decision | Refusal {
  if (!statesOf[act.act].includes(alarm.state)) {
    return { refused: alarm.state === 'closed' ? 'closed' : 'not-in-this-state' }
  }
  // Each handler takes the act of its own name, which the table's type says and the compiler cannot follow here.
  const handle = handlers[act.act] as Handler<typeof act.act>
  return handle(alarm, act as never, at)
}

function claim(alarm: Alarm, act: { by: string; going: boolean }, at: At): Decision | Refusal {
  if (alarm.owner !== null) return { refused: 'claimed-by-another' }
  const wait = act.going ? minutes.ackGoing : minutes.ackPhone
  const state = alarm.state === 'emergency' ? ('emergency' as const) : ('owned' as const)
  const nextAt = state === 'emergency' ? alarm.nextAt : after(at.now, wait)
  const claimed = event({ ...alarm, state, owner: act.by, nextAt }, 'alarm.claimed', { by: act.by, going: act.going })
  return { ...claimed, tellings: [], supersedes: true }
}

function decline(alarm: Alarm, act: { by: string; others: boolean }, at: At): Decision {
  const declined = event(alarm, 'alarm.declined', { by: act.by })
  const last = alarm.chain.steps.length - 1
  if (act.others || alarm.step === last) return { ...declined, tellings: [], supersedes: false }
  return withBefore(declined, enter(declined.alarm, alarm.step + 1, at))
}

function callEmergency(alarm: Alarm, act: { by: string }, at: At): Decision {
  const step = alarm.chain.steps.length - 1
  const called = event(
    { ...alarm, state: 'emergency', step, round: 1, nextAt: after(at.now, minutes.emergencyLoop) },
    'alarm.emergency',
    { by: act.by },
  )
  return { ...called, tellings: [{ to: 'step', cycle: alarm.cycle, step, round: 1 }], supersedes: false }
}

/** Somebody knows by voice, sight or camera that she is well: enough for one, two are needed where much hangs on it. */
function vouch(alarm: Alarm, act: { by: string; how: string }, at: At): Decision {
  const witnesses = [...new Set([...alarm.witnesses, act.by])]
  const needed = witnessesNeeded(alarm.chain.riskClass)
  const heard = event({ ...alarm, witnesses }, 'alarm.vouched', { by: act.by, how: act.how })
  if (witnesses.length < needed || alarm.cause === 'collapse') return { ...heard, tellings: [], supersedes: false }
  return withBefore(heard, end(heard.alarm, { by: act.by, outcome: 'away_unreported' }, at))
}

export function witnessesNeeded(riskClass: RiskClass): number {
  return riskClass === 'high' ? 2 : 1
}

function end(alarm: Alarm, { by, outcome }: { by: string; outcome: Outcome }, at: At): Decision {
  const closed = {
    ...alarm,
    state: 'closed' as const,
    outcome,
    owner: null,
    worseAt: null,
    offeredTo: null,
    nextAt: null,
    closedAt: at.now,
  }
  const ended = event(closed, 'alarm.closed', { by, outcome })
  return { ...ended, tellings: [{ to: 'all-clear', cycle: alarm.cycle }], supersedes: true }
}

function reopen(alarm: Alarm, act: { by: string }, at: At): Decision | Refusal {
  if (at.now.getTime() - alarm.closedAt!.getTime() > reopenHours * 60 * minute) return { refused: 'too-late-to-reopen' }
  const fresh = {
    ...alarm,
    cycle: alarm.cycle + 1,
    outcome: null,
    closedAt: null,
    witnesses: [],
    reference: null,
    nextAt: at.now,
    round: 0,
    step: 0,
  }
  const opened = event({ ...fresh, state: 'verify' as const }, 'alarm.reopened', { by: act.by })
  return withBefore(opened, enter(opened.alarm, 1, at))
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

function quiet(
  alarm: Alarm,
  kind: string,
  { act: _act, ...facts }: Record<string, unknown> & { act: string },
): Decision {
  return { ...event(alarm, kind, facts), tellings: [], supersedes: false }
}

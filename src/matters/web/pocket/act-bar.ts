import type { Static } from 'typebox'
import type { Ability } from '../../contract.ts'
import type { Stage } from '../../rules-states.ts'
import { type PhoneAct, phoneActs } from './phone-acts.ts'

type Abilities = readonly Static<typeof Ability>[]

export type Bar = {
  /** One tap: the step that is due. */
  readonly primary: PhoneAct | null
  /** "Put right": a photograph and it is sent. */
  readonly finish: 'done' | 'handle-on-spot' | null
  readonly others: readonly PhoneAct[]
}

/** Steps that are sent with one tap, the likelier first. */
const oneTap: readonly PhoneAct[] = ['accept', 'acknowledge', 'resume', 'start']
/** Steps that are due in the hands of others than the handler. */
const judging: readonly PhoneAct[] = ['approve-extension', 'verify', 'sample']
const order: readonly PhoneAct[] = [
  'make-safe',
  'start',
  'handle-on-spot',
  'log-call',
  'note',
  'reply',
  'answer-assist',
  'ask-assist',
  'dispatch',
  'verify',
  'sample',
  'request-extension',
  'approve-extension',
  'suspend',
  'return',
  'hand-up',
]

/** Puts what is allowed at the thumb: the step that is due, "put right" beside it, everything else in the sheet. */
export function barOf(allowed: ReadonlySet<PhoneAct>): Bar {
  const primary = [...oneTap, ...judging].find((act) => allowed.has(act)) ?? null
  const finish = allowed.has('done') ? 'done' : allowed.has('handle-on-spot') ? 'handle-on-spot' : null
  // Beside "put right" the same on the spot would only be a riddle.
  const shown = (act: PhoneAct) => act !== primary && act !== finish && !(finish && act === 'handle-on-spot')
  const others = order.filter((act) => allowed.has(act) && shown(act))
  return { primary, finish, others }
}

/** Steps that only speak about a matter; they never move it. */
const standing: readonly PhoneAct[] = ['log-call', 'note', 'reply', 'answer-assist', 'ask-assist', 'make-safe']
const stageAfter: Partial<Record<PhoneAct, Stage | 'elsewhere'>> = {
  accept: 'registered',
  acknowledge: 'acknowledged',
  start: 'handling',
  resume: 'handling',
  done: 'verifying',
  'handle-on-spot': 'confirming',
  dispatch: 'elsewhere',
  return: 'elsewhere',
  'hand-up': 'elsewhere',
  suspend: 'suspended',
  verify: 'elsewhere',
  sample: 'elsewhere',
}
const nextIn: Partial<Record<Stage, readonly PhoneAct[]>> = {
  registered: ['start', 'handle-on-spot'],
  acknowledged: ['start', 'done', 'return'],
  handling: ['done', 'return'],
}

/** Steps allowed as the server last said. */
export function allowedNow(abilities: Abilities, openAssists: number): Set<PhoneAct> {
  const allowed = abilities.filter((each) => each.allowed && each.act in phoneActs).map((each) => each.act as PhoneAct)
  return new Set(allowed.filter((act) => act !== 'answer-assist' || openAssists > 0))
}

/**
 * Steps that can be taken while earlier ones still wait on the phone: those the post allows in the stage the matter will then
 * be in. The server has the last word.
 */
export function allowedAfter(
  abilities: Abilities,
  allowed: ReadonlySet<PhoneAct>,
  unsent: readonly PhoneAct[],
): Set<PhoneAct> {
  const stage = unsent.reduce<Stage | 'elsewhere' | null>((at, act) => stageAfter[act] ?? at, null)
  const left = new Set([...allowed].filter((act) => !unsent.includes(act)))
  if (stage === null) return left
  const isForPost = (act: PhoneAct) =>
    abilities.some((each) => each.act === act && (each.allowed || each.reason === 'not-in-this-stage'))
  const moving = stage === 'elsewhere' ? [] : (nextIn[stage] ?? []).filter(isForPost)
  return new Set([...moving, ...standing.filter((act) => left.has(act))])
}

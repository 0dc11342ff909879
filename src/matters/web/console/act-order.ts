import type { Static } from 'typebox'
import type { Ability } from '../../contract.ts'
import type { ActName } from './act-forms.ts'

type Abilities = readonly Static<typeof Ability>[]

/** The step that is due, by the word of the turn; the first that is allowed becomes the big button. */
const dueSteps: Readonly<Record<string, readonly ActName[]>> = {
  accept: ['accept'],
  dispatch: ['approve-extension', 'dispatch'],
  acknowledge: ['approve-extension', 'acknowledge'],
  start: ['approve-extension', 'start', 'done'],
  done: ['approve-extension', 'done'],
  resume: ['resume'],
  verify: ['verify'],
  confirm: ['sample'],
}

/** All steps of the bar, the likelier first; those that end a matter last. */
const barOrder: readonly ActName[] = [
  'accept',
  'acknowledge',
  'approve-extension',
  'verify',
  'sample',
  'resume',
  'dispatch',
  'start',
  'done',
  'handle-on-spot',
  'make-safe',
  'ask-assist',
  'hand-up',
  'request-extension',
  'suspend',
  'supervise',
  'hand-back',
  'return',
  'transfer-outside',
  'correct-place',
  'correct-category',
  'unmerge',
  'close-not-done',
  'decline',
  'void',
]

/** Steps that end a matter without its being put right. */
export const endingActs: readonly ActName[] = ['decline', 'void', 'close-not-done']

/** Refusals worth saying aloud: the step is due, and a second person must do it. */
const saidRefusals = ['verifier-is-the-handler', 'asker-may-not-approve']

export type Bar = {
  readonly primary: ActName | null
  readonly others: readonly ActName[]
  readonly refused: readonly { readonly act: ActName; readonly reason: string }[]
}

/** Puts what is allowed now in order: the step that is due, the other steps, and refusals that tell something. */
export function orderActs(abilities: Abilities, next: string): Bar {
  const allowed = new Set(abilities.filter((each) => each.allowed).map((each) => each.act))
  const primary = (dueSteps[next] ?? []).find((act) => allowed.has(act)) ?? null
  const others = barOrder.filter((act) => act !== primary && allowed.has(act))
  const refused = abilities.flatMap(({ act, reason }) =>
    reason && saidRefusals.includes(reason) && barOrder.some((each) => each === act)
      ? [{ act: act as ActName, reason }]
      : [],
  )
  return { primary, others, refused }
}

/** Whether an act is allowed now. */
export function may(abilities: Abilities, act: string): boolean {
  return abilities.some((each) => each.act === act && each.allowed)
}

import { isAboveTier, isOpen, type MatterState, type PauseReason, type Stage } from './rules-states.ts'

type Reasoned<Name extends string> = { readonly act: Name; readonly reason: string }
type Plain<Name extends string> = { readonly act: Name }
type Judged<Name extends string> = { readonly act: Name; readonly result: 'pass' | 'rework' }

/** Everything that can be done to a matter that moves it or its clock. `reason` is words for the reader, never a code. */
export type MatterAct =
  | Plain<'accept' | 'acknowledge' | 'start' | 'handle-on-spot' | 'make-safe' | 'reply' | 'done' | 'confirm' | 'resume'>
  | Reasoned<'decline' | 'return' | 'hand-up' | 'hand-back' | 'close-not-done' | 'void'>
  | Judged<'verify' | 'sample'>
  | { readonly act: 'dispatch'; readonly handler: string }
  | { readonly act: 'suspend'; readonly pauseReason: PauseReason; readonly until: Date }
  | { readonly act: 'request-extension'; readonly workingDays: number; readonly reason: string }
  | { readonly act: 'approve-extension'; readonly granted: boolean }
  | { readonly act: 'rate'; readonly rating: 'solved' | 'mostly' | 'not' }
  | { readonly act: 'correct-category'; readonly category: string; readonly private?: boolean | undefined }
  | { readonly act: 'merge'; readonly into: string }
  | { readonly act: 'transfer-outside'; readonly receiptNumber: string }
  | Plain<'not-yet' | 'dispute' | 'correct-place' | 'unmerge' | 'supervise'>
  | Plain<EngineActName>

/** What the clock alone does; refused with `not-due` before its moment. */
export type EngineActName = 'remind-50' | 'remind-80' | 'escalate' | 'supervise-again' | 'not-confirm'
export type ActName = MatterAct['act']
export type ActOf<Name extends ActName> = Extract<MatterAct, { readonly act: Name }> & { readonly act: Name }

const working: readonly Stage[] = ['registered', 'dispatched', 'acknowledged', 'handling']
const running: readonly Stage[] = ['reported', ...working, 'suspended', 'verifying']
const open: readonly Stage[] = [...running, 'confirming']

/** The stages that allow each act. An act of the engine has its moment besides. */
export const stagesOf: { readonly [Name in ActName]: readonly Stage[] } = {
  accept: ['reported'],
  decline: ['reported', 'registered'],
  dispatch: working,
  acknowledge: ['dispatched'],
  start: ['registered', 'dispatched', 'acknowledged'],
  'handle-on-spot': ['reported', ...working],
  'make-safe': running,
  reply: [...open, 'closed', 'declined'],
  done: ['dispatched', 'acknowledged', 'handling'],
  verify: ['verifying'],
  sample: ['confirming'],
  confirm: ['verifying', 'confirming'],
  'not-confirm': ['confirming'],
  'not-yet': [...working, 'suspended', 'verifying', 'confirming'],
  return: ['dispatched', 'acknowledged', 'handling'],
  suspend: working,
  resume: ['suspended'],
  'request-extension': [...working, 'verifying'],
  'approve-extension': [...working, 'suspended', 'verifying'],
  'hand-up': ['reported', ...working],
  'hand-back': ['reported', ...working],
  'close-not-done': [...working, 'suspended', 'verifying'],
  dispute: ['confirming', 'closed', 'declined'],
  rate: ['closed'],
  'correct-category': ['reported', ...working, 'verifying'],
  'correct-place': open,
  merge: open,
  unmerge: ['merged'],
  void: [...open, 'closed', 'declined'],
  'transfer-outside': running,
  supervise: running,
  'remind-50': running.filter((stage) => stage !== 'suspended'),
  'remind-80': running.filter((stage) => stage !== 'suspended'),
  escalate: running,
  'supervise-again': running,
}

/** Times a limit may be put off on request. */
const mostExtensions = 2

type Condition = (matter: MatterState) => string | null

const conditions: { readonly [Name in ActName]?: Condition } = {
  'make-safe': ({ limits, met }) => {
    if (!limits.safeDue) return 'nothing-to-make-safe'
    return met.safeAt ? 'already-safe' : null
  },
  // At work again since a no, it takes a further one as a word; before any there is nothing yet to be right.
  'not-yet': ({ stage, sentBack }) =>
    sentBack || stage === 'verifying' || stage === 'confirming' ? null : 'not-in-this-stage',
  return: (matter) => (matter.handler ? null : 'nobody-was-given-it'),
  'request-extension': ({ extensionAsked, extensions }) => {
    if (extensionAsked) return 'extension-already-asked'
    return extensions < mostExtensions ? null : 'extensions-used-up'
  },
  'approve-extension': (matter) => (matter.extensionAsked ? null : 'no-extension-asked'),
  'hand-up': (matter) => (matter.tier === 'district' ? 'already-at-the-top' : null),
  'hand-back': (matter) => (isAboveTier(matter.tier, 'grid') ? null : 'never-rose'),
  'transfer-outside': (matter) => (matter.tier === 'district' ? null : 'not-above-the-subdistrict'),
  escalate: (matter) => (matter.tier === 'district' ? 'already-at-the-top' : null),
  'supervise-again': (matter) => (matter.tier === 'district' ? null : 'rises-first'),
}

/** Why the matter's stage or record forbids the act, as a stable word; null when it allows it. */
export function refusalOf(matter: MatterState, act: ActName): string | null {
  if (!stagesOf[act].includes(matter.stage)) return isOpen(matter) ? 'not-in-this-stage' : 'already-ended'
  return conditions[act]?.(matter) ?? null
}

/** The acts that the matter allows as it stands, leaving aside who asks and when. */
export function mayHappen(matter: MatterState): ActName[] {
  return (Object.keys(stagesOf) as ActName[]).filter((act) => refusalOf(matter, act) === null)
}

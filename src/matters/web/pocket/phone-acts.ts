import type { Endpoint } from '../../../platform/http/endpoint.ts'
import * as acts from '../../contract-acts.ts'
import { isExtension } from '../../rules-states.ts'

/** What a sheet can ask for. */
export type Ask =
  | 'photos'
  | 'words'
  | 'words-optional'
  | 'reason'
  | 'answer'
  | 'party'
  | 'helper'
  | 'result'
  | 'granted'
  | 'pause-reason'
  | 'until'
  | 'working-days'
  | 'call-result'

/** What was filled in so far. */
export type ActDraft = {
  readonly words?: string
  readonly reason?: string
  readonly answer?: string
  readonly party?: { readonly id: string; readonly kind: 'post' | 'organisation' | 'office' }
  readonly result?: 'pass' | 'rework'
  readonly granted?: boolean
  readonly pauseReason?: string
  /** A day: 2026-11-30. */
  readonly until?: string
  readonly workingDays?: string
  readonly callResult?: 'reached' | 'no_answer' | 'wrong_number'
  readonly report?: string
  /** Up to when what the residents said was seen. */
  readonly saidAt?: string
  readonly assist?: string
}

type PhoneActForm = {
  readonly endpoint: Endpoint
  readonly asks: readonly Ask[]
  readonly body: (draft: ActDraft, usual: string) => object
}

const reason = ({ reason: given = '' }: ActDraft) => ({ reason: given.trim() })
const words = ({ words: given = '' }: ActDraft, usual: string) => ({ words: given.trim() || usual })
const anyWords = ({ words: given = '' }: ActDraft) => (given.trim() ? { words: given.trim() } : {})
const party = ({ party: given }: ActDraft) => ({ party: given?.id, partyKind: given?.kind })

/** Every step that can be taken on the phone: where it goes, what it asks, what is sent. `usual` stands in for words left empty. */
export const phoneActs = {
  accept: { endpoint: acts.acceptMatter, asks: [], body: () => ({}) },
  acknowledge: { endpoint: acts.acknowledgeMatter, asks: [], body: () => ({}) },
  start: { endpoint: acts.startHandling, asks: [], body: () => ({}) },
  resume: { endpoint: acts.resumeMatter, asks: [], body: () => ({}) },
  done: { endpoint: acts.replyDone, asks: ['photos', 'words-optional'], body: words },
  'handle-on-spot': { endpoint: acts.handleOnSpot, asks: ['photos', 'words-optional'], body: words },
  'make-safe': { endpoint: acts.makeSafe, asks: ['photos', 'words-optional'], body: words },
  verify: {
    endpoint: acts.verifyMatter,
    asks: ['result', 'words-optional'],
    body: (draft) => ({ result: draft.result, ...anyWords(draft) }),
  },
  sample: {
    endpoint: acts.sampleMatter,
    asks: ['result', 'words-optional'],
    body: (draft) => ({ result: draft.result, ...anyWords(draft) }),
  },
  dispatch: {
    endpoint: acts.dispatchMatter,
    asks: ['party', 'words-optional'],
    body: (draft) => ({ ...party(draft), ...anyWords(draft) }),
  },
  'ask-assist': {
    endpoint: acts.askAssist,
    asks: ['helper', 'words'],
    body: (draft) => ({ ...party(draft), ...words(draft, '') }),
  },
  'answer-assist': {
    endpoint: acts.answerAssist,
    asks: ['answer'],
    body: ({ assist, answer = '' }) => ({ assist, answer: answer.trim() }),
  },
  reply: { endpoint: acts.replyToReporter, asks: ['words'], body: words },
  note: { endpoint: acts.addNote, asks: ['words'], body: words },
  'see-words': { endpoint: acts.seeWords, asks: [], body: ({ saidAt }) => ({ saidAt }) },
  'log-call': {
    endpoint: acts.logCall,
    asks: ['call-result', 'words-optional'],
    body: (draft, usual) => ({
      result: draft.callResult,
      ...words(draft, usual),
      ...(draft.report ? { report: draft.report } : {}),
    }),
  },
  return: { endpoint: acts.returnMatter, asks: ['reason'], body: reason },
  'hand-up': { endpoint: acts.handUpMatter, asks: ['reason'], body: reason },
  suspend: {
    endpoint: acts.suspendMatter,
    asks: ['pause-reason', 'until', 'words-optional'],
    body: (draft) => ({
      pauseReason: draft.pauseReason,
      // The desk begins at nine; days are those of the neighbourhood.
      until: `${draft.until}T09:00:00+08:00`,
      ...anyWords(draft),
    }),
  },
  'request-extension': {
    endpoint: acts.requestExtension,
    asks: ['working-days', 'reason'],
    body: (draft) => ({ workingDays: Number(draft.workingDays), ...reason(draft) }),
  },
  'approve-extension': {
    endpoint: acts.approveExtension,
    asks: ['granted', 'words-optional'],
    body: (draft) => ({ granted: draft.granted, ...anyWords(draft) }),
  },
} as const satisfies Record<string, PhoneActForm>

export type PhoneAct = keyof typeof phoneActs

/** A step by its name. */
export function formOf(act: PhoneAct): PhoneActForm {
  return phoneActs[act]
}

/** The step an outbox entry carries, or null. */
export function actOfEndpoint(id: string): PhoneAct | null {
  const found = Object.entries(phoneActs).find(([, { endpoint }]) => endpoint.id === id)
  return found ? (found[0] as PhoneAct) : null
}

/** What still has to be filled in. Saying that something is put right takes a picture or a few words. */
export function missingFor(act: PhoneAct, draft: ActDraft, photos: number): Ask | null {
  const { asks } = formOf(act)
  const days = Number(draft.workingDays)
  const isFilled: Record<Ask, boolean> = {
    photos: photos > 0 || !!draft.words?.trim(),
    words: !!draft.words?.trim(),
    'words-optional': true,
    reason: !!draft.reason?.trim(),
    answer: !!draft.answer?.trim(),
    party: draft.party !== undefined,
    helper: draft.party !== undefined,
    result: draft.result !== undefined,
    granted: draft.granted !== undefined,
    'pause-reason': draft.pauseReason !== undefined,
    until: /^\d{4}-\d{2}-\d{2}$/.test(draft.until ?? ''),
    'working-days': isExtension(days),
    'call-result': draft.callResult !== undefined,
  }
  return asks.find((ask) => !isFilled[ask]) ?? null
}

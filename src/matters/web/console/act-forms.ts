import type { Static } from 'typebox'
import { callSignedIn } from '../../../people/web/index.ts'
import type { BodyOf, Endpoint } from '../../../platform/http/endpoint.ts'
import type { CallInput } from '../../../platform/web/api-client.ts'
import * as acts from '../../contract-acts.ts'
import type { Acted, Spot } from '../../contract-shapes.ts'
import { isExtension } from '../../rules-states.ts'

/** What a form can ask for; `actForms` says which of them an act needs. */
export type Ask =
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
  | 'receipt'
  | 'call-result'
  | 'category'
  | 'place'
  | 'summary'
  | 'into'

type PartyKind = 'post' | 'organisation' | 'office'

/** What somebody has filled in so far; everything may still be missing. */
export type Draft = {
  readonly words?: string
  readonly reason?: string
  readonly answer?: string
  readonly party?: { readonly id: string; readonly kind: PartyKind } | undefined
  readonly result?: 'pass' | 'rework'
  readonly granted?: boolean
  readonly pauseReason?: string | undefined
  /** Day, as a date field gives it: 2026-11-30. */
  readonly until?: string
  readonly workingDays?: number | undefined
  readonly receiptNumber?: string
  /** Up to when what the reporters said was seen. */
  readonly saidAt?: string
  readonly callResult?: 'reached' | 'no_answer' | 'wrong_number'
  readonly category?: string | undefined
  readonly isPrivate?: boolean
  readonly building?: string | undefined
  readonly grid?: string | undefined
  readonly staircase?: string | undefined
  readonly spot?: Static<typeof Spot>
  readonly summary?: string
  readonly into?: string
  readonly report?: string
  readonly assist?: string
  readonly target?: 'report' | 'remark' | 'picture'
  readonly targetId?: string
}

type Send = (matter: string, draft: Draft, commandId: string) => Promise<Static<typeof Acted>>
type ActForm = { readonly asks: readonly Ask[]; readonly send: Send }

/** Every act of the matter room that has a form: what it asks and how it is sent. */
export const actForms = {
  accept: form(acts.acceptMatter, [], () => ({})),
  acknowledge: form(acts.acknowledgeMatter, [], () => ({})),
  start: form(acts.startHandling, [], () => ({})),
  resume: form(acts.resumeMatter, [], () => ({})),
  decline: form(acts.declineMatter, ['reason'], reason),
  return: form(acts.returnMatter, ['reason'], reason),
  'hand-up': form(acts.handUpMatter, ['reason'], reason),
  'hand-back': form(acts.handBackMatter, ['reason'], reason),
  'close-not-done': form(acts.closeNotDone, ['reason'], reason),
  void: form(acts.voidMatter, ['reason'], reason),
  unmerge: form(acts.unmergeMatter, ['reason'], reason),
  'handle-on-spot': form(acts.handleOnSpot, ['words'], words),
  'make-safe': form(acts.makeSafe, ['words'], words),
  done: form(acts.replyDone, ['words'], words),
  reply: form(acts.replyToReporter, ['words'], words),
  note: form(acts.addNote, ['words'], words),
  'see-words': form(acts.seeWords, [], (draft) => ({ saidAt: draft.saidAt! })),
  supervise: form(acts.superviseMatter, ['words'], words),
  dispatch: form(acts.dispatchMatter, ['party', 'words-optional'], (draft) => ({
    party: draft.party!.id,
    partyKind: draft.party!.kind as 'post' | 'organisation',
    ...anyWords(draft),
  })),
  'ask-assist': form(acts.askAssist, ['helper', 'words'], (draft) => ({
    party: draft.party!.id,
    partyKind: draft.party!.kind,
    words: draft.words!,
  })),
  'answer-assist': form(acts.answerAssist, ['answer'], (draft) => ({ assist: draft.assist!, answer: draft.answer! })),
  verify: form(acts.verifyMatter, ['result', 'words-optional'], (draft) => ({
    result: draft.result!,
    ...anyWords(draft),
  })),
  sample: form(acts.sampleMatter, ['result', 'words-optional'], (draft) => ({
    result: draft.result!,
    ...anyWords(draft),
  })),
  suspend: form(acts.suspendMatter, ['pause-reason', 'until', 'words-optional'], (draft) => ({
    pauseReason: draft.pauseReason!,
    // The desk begins at nine; days are those of the neighbourhood.
    until: `${draft.until}T09:00:00+08:00`,
    ...anyWords(draft),
  })),
  'request-extension': form(acts.requestExtension, ['working-days', 'reason'], (draft) => ({
    workingDays: draft.workingDays!,
    reason: draft.reason!,
  })),
  'approve-extension': form(acts.approveExtension, ['granted', 'words-optional'], (draft) => ({
    granted: draft.granted!,
    ...anyWords(draft),
  })),
  'transfer-outside': form(acts.transferOutside, ['receipt', 'words-optional'], (draft) => ({
    receiptNumber: draft.receiptNumber!,
    ...anyWords(draft),
  })),
  'log-call': form(acts.logCall, ['call-result', 'words'], (draft) => ({
    result: draft.callResult!,
    words: draft.words!,
    ...(draft.report ? { report: draft.report } : {}),
  })),
  'correct-place': form(acts.correctPlace, ['place', 'reason'], placeBody),
  'correct-category': form(acts.correctCategory, ['category', 'reason'], (draft) => ({
    category: draft.category!,
    reason: draft.reason!,
    ...(draft.isPrivate === undefined ? {} : { private: draft.isPrivate }),
  })),
  'approve-summary': form(acts.approveSummary, ['summary'], (draft) => ({ summary: draft.summary! })),
  merge: form(acts.mergeMatter, ['into', 'reason'], (draft) => ({ into: draft.into!, reason: draft.reason! })),
  'hide-words': form(acts.hideWords, ['reason'], (draft) => ({
    target: draft.target!,
    targetId: draft.targetId!,
    reason: draft.reason!,
  })),
} satisfies Record<string, ActForm>

export type ActName = keyof typeof actForms

/** What is still missing before the form can be sent. */
export function missingIn(act: ActName, draft: Draft): Ask[] {
  return actForms[act].asks.filter((ask) => !isFilled(ask, draft))
}

function isFilled(ask: Ask, draft: Draft): boolean {
  const filled: Record<Ask, unknown> = {
    words: draft.words?.trim(),
    'words-optional': true,
    reason: draft.reason?.trim(),
    answer: draft.answer?.trim(),
    party: draft.party,
    helper: draft.party,
    result: draft.result,
    granted: draft.granted !== undefined,
    'pause-reason': draft.pauseReason,
    until: draft.until,
    'working-days': isExtension(draft.workingDays ?? 0),
    receipt: draft.receiptNumber?.trim(),
    'call-result': draft.callResult,
    category: draft.category,
    place: draft.spot && (draft.building || draft.grid),
    summary: draft.summary?.trim(),
    into: draft.into,
  }
  return Boolean(filled[ask])
}

function form<E extends Endpoint>(endpoint: E, asks: readonly Ask[], body: (draft: Draft) => BodyOf<E>): ActForm {
  const send: Send = async (matter, draft, commandId) => {
    const input = { params: { id: matter }, body: body(draft) } as unknown as CallInput<E>
    return (await callSignedIn(endpoint, input, { commandId })) as Static<typeof Acted>
  }
  return { asks, send }
}

function reason(draft: Draft) {
  return { reason: draft.reason! }
}

function words(draft: Draft) {
  return { words: draft.words! }
}

function anyWords(draft: Draft): { words?: string } {
  return draft.words?.trim() ? { words: draft.words } : {}
}

function placeBody(draft: Draft) {
  const where = draft.staircase
    ? { staircase: draft.staircase }
    : draft.building
      ? { building: draft.building }
      : { grid: draft.grid! }
  return { ...where, spot: draft.spot!, reason: draft.reason! }
}

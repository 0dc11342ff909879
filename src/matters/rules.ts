import { CalendarMissing } from '../platform/calendar/working-calendar.ts'
import { type ActName, type MatterAct, refusalOf } from './rules-acts.ts'
import type { DecisionFacts, EventFact, Step } from './rules-changes.ts'
import * as ends from './rules-ends.ts'
import { dueAct, wound } from './rules-limits.ts'
import type { MatterState } from './rules-states.ts'
import * as tiers from './rules-tiers.ts'
import * as work from './rules-work.ts'

/** The matter after an act with what the journal is to say, or a stable word why the act does not happen. */
export type Decision =
  | { readonly ok: true; readonly matter: MatterState; readonly facts: readonly EventFact[] }
  | { readonly ok: false; readonly reason: string }

const steps: { readonly [Name in ActName]: Step<Name> } = {
  accept: work.accept,
  decline: ends.decline,
  dispatch: work.dispatch,
  acknowledge: work.acknowledge,
  start: work.start,
  'handle-on-spot': work.handleOnSpot,
  'make-safe': work.makeSafe,
  reply: work.reply,
  done: work.done,
  verify: work.verify,
  sample: work.sample,
  confirm: ends.confirm,
  'not-confirm': ends.notConfirm,
  'not-yet': work.notYet,
  return: work.returnOrder,
  suspend: tiers.suspend,
  resume: tiers.resume,
  'request-extension': work.requestExtension,
  'approve-extension': work.approveExtension,
  'hand-up': tiers.handUp,
  'hand-back': tiers.handBack,
  'close-not-done': ends.closeNotDone,
  dispute: ends.dispute,
  rate: ends.rate,
  'correct-category': ends.correctCategory,
  'correct-place': tiers.correctPlace,
  merge: ends.merge,
  unmerge: ends.unmerge,
  void: ends.voidMatter,
  'transfer-outside': tiers.transferOutside,
  supervise: tiers.supervise,
  'remind-50': tiers.remind50,
  'remind-80': tiers.remind80,
  escalate: tiers.escalate,
  'supervise-again': tiers.superviseAgain,
}

const ofTheEngine: readonly ActName[] = ['remind-50', 'remind-80', 'escalate', 'supervise-again', 'not-confirm']

/**
 * Decides one act on a matter as it stands at `facts.now`. Who may act is asked elsewhere; here speaks the matter itself.
 * An open matter comes back with one holder, one due date and one waking; an ended one with neither date.
 */
export function decide(matter: MatterState, act: MatterAct, facts: DecisionFacts): Decision {
  const refusal = refusalOf(matter, act.act) ?? emptyReason(act)
  if (refusal) return { ok: false, reason: refusal }
  return honestly((): Decision => {
    if (ofTheEngine.includes(act.act) && dueAct(matter, facts) !== act.act) return { ok: false, reason: 'not-due' }
    const change = steps[act.act](matter, act as never, facts)
    if (!change.ok) return change
    const next = { ...matter, ...change.changes }
    const category = facts.categories.get(next.category) ?? facts.category
    return { ok: true, matter: wound(next, { ...facts, category }), facts: [change.fact] }
  })
}

/**
 * What the engine does with a matter that is due: everything its clock demands by now, in order, and the next waking.
 * With nothing demanded (rules were changed meanwhile) the matter comes back with its clock wound anew and no facts.
 */
export function wake(matter: MatterState, facts: DecisionFacts): Decision {
  return honestly((): Decision => {
    let current = matter
    const happened: EventFact[] = []
    for (let act = dueAct(current, facts); act; act = dueAct(current, facts)) {
      const decision = decide(current, { act }, { ...facts, account: null })
      if (!decision.ok) return decision
      current = decision.matter
      happened.push(...decision.facts)
    }
    return { ok: true, matter: wound(current, facts), facts: happened }
  })
}

/** A limit that would fall into a year without an official calendar is refused, not guessed. */
function honestly<D extends Decision>(decided: () => D): D | (Decision & { ok: false }) {
  try {
    return decided()
  } catch (error) {
    if (error instanceof CalendarMissing) return { ok: false, reason: 'calendar-not-published' }
    throw error
  }
}

function emptyReason(act: MatterAct): string | null {
  return 'reason' in act && act.reason.trim() === '' ? 'reason-missing' : null
}

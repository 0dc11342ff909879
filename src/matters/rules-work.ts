import { addWorkingDays } from '../platform/calendar/working-calendar.ts'
import { changed, type DecisionFacts, refused, type Step } from './rules-changes.ts'
import { putRight, withAnswer, withSafe } from './rules-ends.ts'
import { confirmDays, settleMoved } from './rules-limits.ts'
import { isExtension, type MatterState, sendsBack } from './rules-states.ts'

export const accept: Step<'accept'> = () => changed('accepted', { stage: 'registered' })

export const dispatch: Step<'dispatch'> = (matter, { handler }) =>
  changed('dispatched', { stage: 'dispatched', handler }, { handler, before: matter.handler })

export const acknowledge: Step<'acknowledge'> = ({ handler }) =>
  changed('acknowledged', { stage: 'acknowledged' }, { handler })

export const start: Step<'start'> = ({ handler }) => changed('started', { stage: 'handling' }, { handler })

/** The words told to the reporter are her first answer, and what is put right is safe. */
export const handleOnSpot: Step<'handle-on-spot'> = (matter, _act, { now, calendar, account }) => {
  if (!account) return refused('handler-unknown')
  const dueAt = addWorkingDays(calendar, now, confirmDays)
  const told = withSafe(withAnswer(matter, now), now)
  return changed(
    'handled_on_spot',
    {
      stage: 'confirming',
      handledBy: account,
      met: { ...told.met, settledAt: now },
      missed: withMissedSettle(told, now),
      extensionAsked: null,
      dueAt,
    },
    { confirmDue: dueAt.toISOString() },
  )
}

export const makeSafe: Step<'make-safe'> = (matter, _act, { now }) => {
  const { met, missed } = withSafe(matter, now)
  return changed('made_safe', { met, missed }, { late: missed.includes('safe') })
}

export const reply: Step<'reply'> = (matter, _act, { now }) => {
  const { met, missed } = withAnswer(matter, now)
  return changed('replied', { met, missed }, { first: !matter.met.firstAnsweredAt })
}

export const done: Step<'done'> = (matter, _act, { now, account }) => {
  if (!account) return refused('handler-unknown')
  const { met, missed } = withSafe(withAnswer(matter, now), now)
  return changed('done', { stage: 'verifying', handledBy: account, met, missed }, { handler: matter.handler })
}

export const verify: Step<'verify'> = (matter, { result }, facts) => {
  const refusal = refusalOfVerifier(matter, facts)
  if (refusal) return refused(refusal)
  if (result === 'pass') return changed('verified', putRight(matter, facts.now), { result })
  return changed('verified', { stage: 'handling', sentBack: false }, { result })
}

export const sample: Step<'sample'> = (matter, { result }, facts) => {
  const refusal = refusalOfVerifier(matter, facts)
  if (refusal) return refused(refusal)
  if (result === 'pass') return changed('sampled', putRight(matter, facts.now), { result })
  const { changes, settleDue } = backToWork(matter, facts)
  return changed('sampled', { ...changes, sentBack: false }, { result, settleDue })
}

/**
 * A reporter's no before it has ended: back to work as after a failed check, and not the one dispute that she has afterwards.
 * Where it sends nothing back (any more) it is a word for those who handle and check it.
 */
export const notYet: Step<'not-yet'> = (matter, _act, facts) => {
  if (!sendsBack(matter)) return changed('not_yet', {}, { result: 'noted' })
  if (matter.stage === 'verifying') return changed('not_yet', { stage: 'handling', sentBack: true })
  const { changes, settleDue } = backToWork(matter, facts)
  return changed('not_yet', { ...changes, sentBack: true }, { settleDue })
}

/** What waited for a yes and is sent back to work goes on with the time that was left when it was said to be handled. */
function backToWork(matter: MatterState, facts: DecisionFacts) {
  const settleDue = settleMoved(matter, { from: matter.met.settledAt!, to: facts.now }, facts)
  const changes: Partial<MatterState> = {
    stage: 'handling',
    met: { ...matter.met, settledAt: null },
    limits: { ...matter.limits, settleDue },
    clockBeganAt: facts.now,
  }
  return { changes, settleDue: settleDue.toISOString() }
}

export const returnOrder: Step<'return'> = (matter) =>
  changed(
    'returned',
    { stage: 'registered', handler: null, returns: matter.returns + 1 },
    { handler: matter.handler, returns: matter.returns + 1 },
  )

export const requestExtension: Step<'request-extension'> = (_matter, { workingDays, reason }, facts) => {
  const { now, account } = facts
  if (!account) return refused('asker-unknown')
  if (!isExtension(workingDays)) {
    return refused('extension-length-not-allowed')
  }
  const extensionAsked = { workingDays, reason, askedBy: account, askedAt: now }
  return changed('extension_asked', { extensionAsked }, { workingDays })
}

export const approveExtension: Step<'approve-extension'> = (matter, { granted }, { now, calendar, account }) => {
  const { workingDays, askedBy } = matter.extensionAsked!
  if (!account || account === askedBy) return refused('asker-may-not-approve')
  if (!granted) return changed('extension_refused', { extensionAsked: null }, { workingDays })
  const from = Math.max(matter.limits.settleDue.getTime(), now.getTime())
  const settleDue = addWorkingDays(calendar, new Date(from), workingDays)
  const missed = matter.stage === 'suspended' ? matter.missed : withMissedSettle(matter, now)
  return changed(
    'extension_granted',
    { extensionAsked: null, extensions: matter.extensions + 1, missed, limits: { ...matter.limits, settleDue } },
    { workingDays, settleDue: settleDue.toISOString() },
  )
}

function refusalOfVerifier(matter: MatterState, { account }: DecisionFacts): string | null {
  if (!account) return 'verifier-unknown'
  return account === matter.handledBy ? 'verifier-is-the-handler' : null
}

function withMissedSettle({ limits, missed }: MatterState, now: Date): MatterState['missed'] {
  return limits.settleDue < now && !missed.includes('settle') ? [...missed, 'settle'] : missed
}

import { changed, type DecisionFacts, refused, type Step } from './rules-changes.ts'
import { limitsFrom, renewed, runOut } from './rules-limits.ts'
import { type LimitKind, type MatterState, type Outcome, type Tier, tierAbove } from './rules-states.ts'

/** The matter with its first answer given, if it was not; a late one counts as missed. */
export function withAnswer(matter: MatterState, now: Date): MatterState {
  if (matter.met.firstAnsweredAt) return matter
  const missed = withMissed(matter, { limit: 'first_answer', late: matter.limits.firstAnswerDue < now })
  return { ...matter, missed, met: { ...matter.met, firstAnsweredAt: now } }
}

/** The matter made safe, if it is dangerous and was not. */
export function withSafe(matter: MatterState, now: Date): MatterState {
  const { safeDue } = matter.limits
  if (!safeDue || matter.met.safeAt) return matter
  const missed = withMissed(matter, { limit: 'safe', late: safeDue < now })
  return { ...matter, missed, met: { ...matter.met, safeAt: now } }
}

function withMissed(matter: MatterState, { limit, late }: { limit: LimitKind; late: boolean }): readonly LimitKind[] {
  return late && !matter.missed.includes(limit) ? [...matter.missed, limit] : matter.missed
}

/** The changes that close a matter as put right. */
export function putRight(matter: MatterState, now: Date): Partial<MatterState> {
  const told = withSafe(withAnswer(matter, now), now)
  const late = !told.met.settledAt && told.limits.settleDue < now
  return {
    ...closed(told, { outcome: 'put_right', now }),
    met: { ...told.met, settledAt: told.met.settledAt ?? now },
    missed: withMissed(told, { limit: 'settle', late }),
  }
}

function closed(matter: MatterState, end: { outcome: Outcome; now: Date }): Partial<MatterState> {
  const { met, missed } = withAnswer(matter, end.now)
  return { stage: 'closed', outcome: end.outcome, settledTier: matter.tier, met, missed }
}

export const confirm: Step<'confirm'> = (matter, _act, { now }) => changed('confirmed', putRight(matter, now))

export const notConfirm: Step<'not-confirm'> = (matter, _act, { now }) =>
  changed('not_confirmed', closed(matter, { outcome: 'not_confirmed', now }), { hasContact: matter.hasContact })

export const decline: Step<'decline'> = (matter, { reason }, { now }) => {
  const { met, missed } = withAnswer(matter, now)
  return changed('declined', { stage: 'declined', endedReason: reason, met, missed })
}

export const closeNotDone: Step<'close-not-done'> = (matter, { reason }, { now }) =>
  changed('closed_not_done', { ...closed(matter, { outcome: 'not_done', now }), endedReason: reason })

export const voidMatter: Step<'void'> = (matter, { reason }) =>
  changed('voided', { stage: 'void', outcome: null, settledTier: null, endedReason: reason }, { before: matter.stage })

export const merge: Step<'merge'> = (matter, { into }) =>
  changed('merged', { stage: 'merged', mergedInto: into }, { into, before: matter.stage })

/** Out of a merge it begins anew where it was held: waiting in another matter was nobody's turn. */
export const unmerge: Step<'unmerge'> = (matter, _act, facts) =>
  changed(
    'unmerged',
    { ...begunAnew(matter, facts), stage: matter.met.firstAnsweredAt ? 'registered' : 'reported', mergedInto: null },
    { from: matter.mergedInto },
  )

/** The first dispute reopens one tier up; a second one, and each after it, stands under supervision. */
export const dispute: Step<'dispute'> = (matter, _act, facts) => {
  const { now, offices } = facts
  const disputes = matter.disputes + 1
  const tier: Tier = disputes === 1 ? (tierAbove(matter.tier) ?? matter.tier) : matter.tier
  const supervised = disputes > 1 || tier === matter.tier
  return changed(
    'disputed',
    {
      ...begunAnew(matter, facts),
      stage: 'registered',
      tier,
      holderOffice: offices[tier],
      disputes,
      reopened: matter.reopened + 1,
      supervisedAt: supervised ? now : matter.supervisedAt,
    },
    { disputes, from: matter.tier, to: tier, office: offices[tier], supervised },
  )
}

/** What a reporter thinks of it is a word in the journal and on her report; it moves nothing. */
export const rate: Step<'rate'> = (_matter, { rating }) => changed('rated', {}, { rating })

function begunAnew(matter: MatterState, facts: DecisionFacts): Partial<MatterState> {
  const met = { ...matter.met, settledAt: null }
  const stale = runOut({ ...matter, met, stage: 'registered' }, facts.now)
  return {
    outcome: null,
    settledTier: null,
    endedReason: null,
    handler: null,
    handledBy: null,
    sentBack: false,
    met,
    limits: renewed(matter, [...stale, 'settle'], facts),
    clockBeganAt: facts.now,
  }
}

/** A corrected category brings its own limits, counted from the report; one that has gone by already begins now. */
export const correctCategory: Step<'correct-category'> = (matter, act, facts) => {
  const { now } = facts
  const category = facts.categories.get(act.category)
  if (!category) return refused('unknown-category')
  const clocks = { ...facts, category }
  const limits = limitsFrom(matter.reportedAt, clocks)
  const isPrivate = category.private || (act.private ?? matter.private)
  const corrected = { ...matter, limits }
  const missed = [...new Set([...matter.missed, ...runOut(matter, now)])]
  return changed(
    'category_corrected',
    {
      category: category.code,
      private: isPrivate,
      missed,
      limits: renewed(corrected, runOut(corrected, now), clocks),
      clockBeganAt: now,
    },
    { before: matter.category, category: category.code, private: isPrivate },
  )
}

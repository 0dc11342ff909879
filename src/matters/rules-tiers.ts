import type { Category } from './categories.ts'
import { type Change, changed, type DecisionFacts, refused, type Step } from './rules-changes.ts'
import { nextLimit, renewed, runOut, settleMoved } from './rules-limits.ts'
import {
  isAboveTier,
  type LimitKind,
  type MatterState,
  pauseReasons,
  type Tier,
  tierAbove,
  tierBelow,
} from './rules-states.ts'

const dayMs = 86_400_000

/** The tier that receives a matter first: the grid or the community, which answers for it and hands up what it cannot settle. */
export function firstTier(category: Category): Tier {
  return category.tier === 'grid' ? 'grid' : 'community'
}

/** Handing up on purpose: the limits go on, and the office above gives it out anew. */
export const handUp: Step<'hand-up'> = (matter, _act, facts) => {
  const to = tierAbove(matter.tier)!
  const stage = matter.stage === 'reported' ? 'reported' : 'registered'
  const late = runOut(matter, facts.now)
  const changes = late.length > 0 ? risen(matter, to, facts) : held(to, facts)
  return changed('handed_up', { ...changes, stage, handler: null, extensionAsked: null }, moveDetail(matter, to, facts))
}

/** Handing back what rose, no further down than where such matters begin. An overdue one stays where it rose to. */
export const handBack: Step<'hand-back'> = (matter, _act, facts) => {
  if (!isAboveTier(matter.tier, firstTier(facts.category))) return refused('never-rose')
  if (runOut(matter, facts.now).length > 0) return refused('already-overdue')
  const to = tierBelow(matter.tier)!
  const stage = matter.stage === 'reported' ? 'reported' : 'registered'
  return changed(
    'handed_back',
    { ...held(to, facts), stage, handler: null, extensionAsked: null },
    moveDetail(matter, to, facts),
  )
}

/** Overdue: rises one tier under supervision with new limits. Who works on it goes on working. */
export const escalate: Step<'escalate'> = (matter, _act, facts) => {
  const to = tierAbove(matter.tier)!
  const { limit, due } = nextLimit(matter)!
  const detail = { ...moveDetail(matter, to, facts), limit, missedDue: due.toISOString() }
  return changed('escalated', risen(matter, to, facts), detail)
}

export const superviseAgain: Step<'supervise-again'> = (matter, _act, { now }) => {
  const { limit, due } = nextLimit(matter)!
  const missed = [...new Set([...matter.missed, ...runOut(matter, now)])]
  return changed('supervised', { supervisedAt: now, missed }, { limit, missedDue: due.toISOString() })
}

export const supervise: Step<'supervise'> = (_matter, _act, { now }) => changed('supervised', { supervisedAt: now })

export const correctPlace: Step<'correct-place'> = (matter, _act, facts) =>
  changed('place_corrected', held(matter.tier, facts), { office: facts.offices[matter.tier] })

export const transferOutside: Step<'transfer-outside'> = (_matter, { receiptNumber }) =>
  changed('transferred_outside', { receiptNumber }, { receiptNumber })

export const remind50: Step<'remind-50'> = (matter) => reminded(matter, 50)
export const remind80: Step<'remind-80'> = (matter) => reminded(matter, 80)

/** The settle clock stands still until the named day; the safe and first-answer clocks go on. */
export const suspend: Step<'suspend'> = (matter, { pauseReason, until }, facts) => {
  const { now } = facts
  const mostDays = Object.hasOwn(pauseReasons, pauseReason) ? pauseReasons[pauseReason] : null
  if (mostDays === null) return refused('pause-reason-not-listed')
  if (Number.isNaN(until.getTime()) || until <= now) return refused('pause-ends-before-it-begins')
  if (until.getTime() - now.getTime() > mostDays * dayMs) return refused('pause-too-long')
  if (runOut(matter, now).length > 0) return refused('already-overdue')
  const settleDue = settleMoved(matter, { from: now, to: until }, facts)
  return changed(
    'suspended',
    {
      stage: 'suspended',
      pause: { at: now, reason: pauseReason, until },
      limits: { ...matter.limits, settleDue },
    },
    { pauseReason, until: until.toISOString(), settleDue: settleDue.toISOString() },
  )
}

/** Work goes on with the time that was left; resumed before its day, the unused part of the pause is taken back. */
export const resume: Step<'resume'> = (matter, _act, facts) => {
  const { until } = matter.pause!
  const early = facts.now < until
  const settleDue = early ? settleMoved(matter, { from: until, to: facts.now }, facts) : matter.limits.settleDue
  return changed(
    'resumed',
    {
      stage: matter.handler ? 'handling' : 'registered',
      pause: null,
      limits: { ...matter.limits, settleDue },
      clockBeganAt: early ? facts.now : until,
    },
    { early, settleDue: settleDue.toISOString() },
  )
}

function reminded(matter: MatterState, share: 50 | 80): Change {
  const { limit, due } = nextLimit(matter)!
  return changed('reminded', { reminded: share }, { share, limit, dueAt: due.toISOString() })
}

function held(tier: Tier, { offices }: DecisionFacts): Partial<MatterState> {
  return { tier, holderOffice: offices[tier] }
}

/** One tier up under supervision: what was missed is named, begins anew, and the clock with it. */
function risen(matter: MatterState, to: Tier, facts: DecisionFacts): Partial<MatterState> {
  const late: readonly LimitKind[] = runOut(matter, facts.now)
  return {
    ...held(to, facts),
    supervisedAt: facts.now,
    missed: [...new Set([...matter.missed, ...late])],
    limits: renewed(matter, late, facts),
    clockBeganAt: facts.now,
  }
}

function moveDetail(matter: MatterState, to: Tier, { offices }: DecisionFacts) {
  return { from: matter.tier, to, office: offices[to], officeBefore: matter.holderOffice }
}

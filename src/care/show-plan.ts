import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { circleOf } from './circle.ts'
import type { readPlan as read } from './contract.ts'
import { placeOf } from './places-of-alarms.ts'
import { mayKeepCare, maySeeCare } from './policy.ts'
import { planLine } from './present.ts'
import { careProblems } from './problems.ts'
import { findLinks, hasProvenChannel } from './read-people.ts'
import { findPlanLine, type PlanLineRow } from './read-plans.ts'
import { findPlanCadences } from './read-rounds.ts'
import { findAways, findNewestSlots, findWatches } from './read-watches.ts'
import { chainOf, missingForActive } from './rules-plans.ts'

type Page = Static<typeof read.reply>

/** One plan with all that is agreed in it. Throws care.not-here. */
export function showPlan(
  { database, secrets }: CareContext,
  actor: AccountActor,
  at: { community: string; plan: string },
): Promise<Page> {
  return database.read(actor, async (tx) => {
    const row = maySeeCare(actor, at.community).allowed ? await findPlanLine(tx, at) : undefined
    if (!row) throw new Problem(careProblems.notHere)
    tx.open(row.id)
    tx.concern(row.person_id)
    const mayKeep = mayKeepCare(actor, at.community).allowed
    const [watches, slots, aways, links, hasProven, cadences] = await Promise.all([
      findWatches(tx, at),
      findNewestSlots(tx, at),
      findAways(tx, at),
      findLinks(tx, at),
      hasProvenChannel(tx, at),
      findPlanCadences(tx, at),
    ])
    return {
      ...planLine(row),
      ...agreedOf(row, mayKeep),
      card: row.card ? secrets.open('care card', row.card) : null,
      watches: watches.map(({ kind, schedule }) => ({
        kind,
        schedule: { ...schedule, times: [...schedule.times], weekdays: [...schedule.weekdays] },
      })),
      cadences: cadences.map(({ kind, every_days: everyDays, window_days: windowDays }) => ({
        kind,
        everyDays,
        windowDays,
      })),
      expected: slots.map((slot) => ({
        dueAt: slot.due_at.toISOString(),
        graceUntil: slot.grace_until.toISOString(),
        state: slot.state,
      })),
      away: aways.map((away) => ({
        from: away.begins_at.toISOString(),
        to: away.ends_at.toISOString(),
        saidBy: away.said_by,
      })),
      chain: await chainNow(tx, row),
      missing: missingOf(row, hasProven),
      zone: row.zone,
      links: {
        person: links.some(({ kind }) => kind === 'person'),
        family: links.filter(({ kind }) => kind === 'family').length,
      },
      mayKeep,
    }
  })
}

function agreedOf(row: PlanLineRow, mayKeep: boolean) {
  return {
    person: row.person_id,
    category: row.category,
    responseMinutes: row.response_minutes,
    livesAlone: row.lives_alone,
    // Only who keeps the plan is told that family is left out.
    duress: mayKeep ? row.duress : null,
    consent:
      row.consented_at && row.consent_basis ? { basis: row.consent_basis, at: row.consented_at.toISOString() } : null,
    healthConsentAt: row.health_consent_at?.toISOString() ?? null,
    limitsToldAt: row.limits_told_at?.toISOString() ?? null,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedReason: row.ended_reason,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    missedSince: row.missed_since?.toISOString() ?? null,
  }
}

/** The chain as it would run now; steps that nobody can be told of are seen here, beforehand. */
async function chainNow(tx: ReadTx, row: PlanLineRow): Promise<Page['chain']> {
  const chain = chainOf({ riskClass: row.risk_class, responseMinutes: row.response_minutes, duress: row.duress })
  const circle = await circleOf(tx, placeOf(row), chain)
  return chain.steps.map(({ kind, waitMinutes }, step) => ({ kind, waitMinutes, reachable: circle.of(step).length }))
}

function missingOf(row: PlanLineRow, provenChannel: boolean): string[] {
  if (row.state !== 'proposed' && row.state !== 'consented') return []
  const missing = missingForActive({
    state: row.state,
    category: row.category,
    hasConsent: row.consented_at !== null,
    hasHealthConsent: row.health_consent_at !== null,
    hasGuardian: row.consent_basis === 'guardian',
    provenChannel,
  })
  return row.limits_told_at === null ? [...missing, 'limits-told'] : missing
}

import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { careCodeHash, careCodeOf } from './care-links.ts'
import { mayKeepCare } from './policy.ts'
import { careProblems } from './problems.ts'
import { findHome, findLinks, hasProvenChannel } from './read-people.ts'
import { lockPlan, type PlanRow } from './read-plans.ts'
import { nextSlot, type Schedule, type WatchKind, wrongSchedule } from './rules-expectations.ts'
import { type CareCategory, missingForActive, type RiskClass } from './rules-plans.ts'
import { dayIn } from './rules-zones.ts'
import { revokeMeters } from './write-meters.ts'
import { insertLink, insertPlan, type PlanChange, updatePlan } from './write-plans.ts'
import { endCadences } from './write-rounds.ts'
import { endWatches, insertSlot, insertWatch } from './write-watches.ts'

type At = { community: string; command: Command }
type Proposal = At & {
  person: string
  category: CareCategory
  riskClass: RiskClass
  responseMinutes: number
  livesAlone: boolean
}

/** Proposes a plan for a resident. Throws care.refused, no-such-resident, plan-exists. */
export function proposePlan({ database }: CareContext, actor: AccountActor, ask: Proposal): Promise<{ plan: string }> {
  const { community, command, person } = ask
  allow(mayKeepCare(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const home = await findHome(tx, { community, person })
      if (!home) throw new Problem(careProblems.noSuchResident, { fields: [{ field: 'person', reason: 'not-here' }] })
      const id = newId()
      tx.open(id)
      const { category, riskClass, responseMinutes, livesAlone } = ask
      const plan = {
        id,
        community,
        person,
        ...home,
        category,
        riskClass,
        responseMinutes,
        livesAlone,
        madeBy: actor.account,
      }
      // A plan of a child is seen by the officer who keeps it, and by nobody else.
      const audience = category === 'C08' ? [actor.account] : []
      if (!(await insertPlan(tx, { ...plan, audience }))) throw new Problem(careProblems.planExists)
      await notePlan(
        tx,
        { community_id: community, id, grid_id: home.grid, now: home.now },
        { kind: 'plan.proposed', facts: { category, riskClass } },
      )
      return { plan: id }
    }),
  )
}

export type Change = Omit<PlanChange, 'state' | 'endedReason' | 'audience' | 'consentTakenBy' | 'card'> & {
  card?: string | null
}

/** Notes her consent, what was agreed, and the card for whoever goes to the door. Throws care.not-here, refused, not-now. */
export function agreePlan(
  { database, secrets }: CareContext,
  actor: AccountActor,
  ask: At & { plan: string; change: Change },
) {
  return holding({ database }, actor, ask, async (tx, plan) => {
    if (plan.state === 'ended' || plan.state === 'anonymised')
      throw new Problem(careProblems.notNow, { reason: 'ended' })
    const { card, ...plain } = ask.change
    const sealed = card === undefined ? {} : { card: card === null ? null : secrets.seal('care card', card) }
    const isConsented = plan.state === 'proposed' && plain.consentBasis !== undefined
    const change: PlanChange = {
      ...plain,
      ...sealed,
      consentTakenBy: actor.account,
      ...(isConsented ? { state: 'consented' as const } : {}),
    }
    await updatePlan(tx, { community: plan.community_id, plan: plan.id, now: plan.now }, change)
    // Which fields, never what stands in them: duress above all is nobody's to read in a list of changes.
    await notePlan(tx, plan, {
      kind: 'plan.agreed',
      facts: { fields: Object.keys(ask.change).filter((field) => field !== 'duress') },
    })
    return { done: true as const }
  })
}

type Activation = At & { plan: string; watches: readonly { kind: WatchKind; schedule: Schedule }[] }

/**
 * Begins to expect signs of life. Refused while consent, health consent, guardian or a channel proven within a day is missing, or
 * while she was not told that this is no emergency service. Throws care.not-ready naming what, http.invalid, not-now.
 */
export function activatePlan({ database }: CareContext, actor: AccountActor, ask: Activation) {
  const wrong = ask.watches.flatMap(({ schedule }, index) =>
    wrongSchedule(schedule).map(({ field, reason }) => ({ field: `watches.${index}.schedule.${field}`, reason })),
  )
  if (wrong.length > 0) throw new Problem(httpProblems.invalid, { fields: wrong })
  return holding({ database }, actor, ask, async (tx, plan) => {
    if (plan.state !== 'consented') throw new Problem(careProblems.notNow, { reason: plan.state })
    const missing = missingForActive({
      state: plan.state,
      category: plan.category,
      hasConsent: plan.consented_at !== null,
      hasHealthConsent: plan.health_consent_at !== null,
      hasGuardian: plan.consent_basis === 'guardian',
      provenChannel: await hasProvenChannel(tx, { community: plan.community_id, plan: plan.id }),
    })
    if (plan.limits_told_at === null) missing.push('limits-told')
    if (missing.length > 0)
      throw new Problem(careProblems.notReady, {
        fields: missing.map((reason) => ({ field: reason, reason: 'missing' })),
      })
    const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
    await updatePlan(tx, { ...at, now: plan.now }, { state: 'active' })
    for (const { kind, schedule } of ask.watches) {
      const watch = newId()
      await insertWatch(tx, { ...at, id: watch, kind, schedule, at: plan.now })
      await insertSlot(
        tx,
        { ...at, watch },
        nextSlot(schedule, { now: plan.now, today: dayIn(schedule.zone, plan.now) }),
      )
    }
    await notePlan(tx, plan, { kind: 'plan.activated', facts: { watches: ask.watches.map(({ kind }) => kind) } })
    return { done: true as const }
  })
}

export type EndReason = 'withdrawn' | 'moved' | 'died' | 'no_longer_needed'
type Ending = At & { plan: string; reason: EndReason }

/** Ends a plan: nothing is expected any more. An open alarm goes on until somebody closes it. Throws care.not-here, refused, not-now. */
export function endPlan({ database }: CareContext, actor: AccountActor, ask: Ending) {
  return holding({ database }, actor, ask, async (tx, plan) => {
    if (plan.state === 'ended' || plan.state === 'anonymised')
      throw new Problem(careProblems.notNow, { reason: 'ended' })
    await endNow(tx, plan, ask.reason)
    return { done: true as const }
  })
}

/** Ends a plan that is locked: nothing is expected any more. */
export async function endNow(tx: Tx, plan: PlanRow & { now: Date }, reason: EndReason): Promise<void> {
  const at = { community: plan.community_id, plan: plan.id, now: plan.now }
  await updatePlan(tx, at, { state: 'ended', endedReason: reason })
  await endWatches(tx, at)
  await revokeMeters(tx, at)
  await endCadences(tx, at)
  await notePlan(tx, plan, { kind: 'plan.ended', facts: { reason } })
}

/** Gives the secret link of the person or of somebody she named; the same again gives the same. Throws care.not-here, refused. */
export async function giveLink(
  { database, secrets }: CareContext,
  actor: AccountActor,
  ask: At & { plan: string; contact: string | null },
): Promise<{ code: string }> {
  const { link } = await holding({ database }, actor, ask, async (tx, plan) => {
    const known = (await findLinks(tx, { community: plan.community_id, plan: plan.id })).find(
      ({ contact_id }) => contact_id === ask.contact,
    )
    if (known) return { link: known.id }
    const id = newId()
    const codeHash = careCodeHash(careCodeOf(secrets, id))
    const kind = ask.contact ? ('family' as const) : ('person' as const)
    await insertLink(tx, { community: plan.community_id, id, plan: plan.id, kind, contact: ask.contact, codeHash })
    await updatePlan(
      tx,
      { community: plan.community_id, plan: plan.id, now: plan.now },
      { audience: [...plan.audience, id] },
    )
    await notePlan(tx, plan, { kind: 'plan.link_given', facts: { link: id, kind } })
    return { link: id }
  })
  return { code: careCodeOf(secrets, link) }
}

/** Locks a plan for whoever keeps it, once for a command. */
export function holding<Result>(
  { database }: Pick<CareContext, 'database'>,
  actor: AccountActor,
  ask: At & { plan: string },
  work: (tx: Tx, plan: PlanRow & { now: Date }) => Promise<Result>,
): Promise<Result> {
  return database.write(actor, (tx) =>
    once(tx, { community: ask.community, command: ask.command }, async () => {
      const plan = await lockPlan(tx, ask.plan)
      if (plan?.community_id !== ask.community) throw new Problem(careProblems.notHere)
      tx.open(plan.id)
      allow(mayKeepCare(actor, plan.community_id))
      return work(tx, plan)
    }),
  )
}

type Noted = Pick<PlanRow, 'community_id' | 'id' | 'grid_id'> & { now: Date }

/** Writes what happened to a plan into the journal. */
export function notePlan(
  tx: Tx,
  plan: Noted,
  { kind, facts }: { kind: string; facts: Record<string, unknown> },
): Promise<string> {
  return record(tx, {
    community: plan.community_id,
    kind,
    subject: { kind: 'care_plan', id: plan.id },
    at: plan.now,
    reader: 'staff',
    grid: plan.grid_id,
    facts,
  })
}

/** Refuses with the policy's reason. Throws care.refused. */
export function allow(answer: { allowed: true } | { allowed: false; reason: string }): void {
  if (!answer.allowed) throw new Problem(careProblems.refused, { reason: answer.reason })
}

import type { AccountActor } from '../platform/actor.ts'
import type { Command } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { holding, notePlan } from './keep-plan.ts'
import { careProblems } from './problems.ts'
import { dayIn } from './rules-zones.ts'
import { forgetPlan, hasFreshAlarm, setReviewed } from './write-ended-plans.ts'

type At = { community: string; plan: string; command: Command }

/** The desk went over the plan with her; looked at again on the day given. Throws care.not-here, refused, not-now, http.invalid. */
export function reviewPlan(context: CareContext, actor: AccountActor, ask: At & { reviewOn: string }) {
  return holding(context, actor, ask, async (tx, plan) => {
    if (plan.state !== 'active') throw new Problem(careProblems.notNow, { reason: plan.state })
    if (ask.reviewOn <= dayIn(plan.zone, plan.now))
      throw new Problem(httpProblems.invalid, { fields: [{ field: 'reviewOn', reason: 'not-to-come' }] })
    await setReviewed(tx, { community: plan.community_id, plan: plan.id, now: plan.now, reviewOn: ask.reviewOn })
    await notePlan(tx, plan, { kind: 'plan.reviewed', facts: { reviewOn: ask.reviewOn } })
    return { done: true as const }
  })
}

/**
 * Takes from an ended plan and its alarms everything that says who it was: person, card, links, names and numbers of messages. It
 * goes on counting. Throws care.not-here, refused, not-now while it has not ended or an alarm of it may still be opened again.
 */
export function anonymisePlan(context: CareContext, actor: AccountActor, ask: At) {
  return holding(context, actor, ask, async (tx, plan) => {
    if (plan.state !== 'ended') throw new Problem(careProblems.notNow, { reason: plan.state })
    const at = { community: plan.community_id, plan: plan.id, now: plan.now }
    if (await hasFreshAlarm(tx, at)) throw new Problem(careProblems.notNow, { reason: 'alarm-too-fresh' })
    await notePlan(tx, plan, { kind: 'plan.anonymised', facts: {} })
    await forgetPlan(tx, at)
    return { done: true as const }
  })
}

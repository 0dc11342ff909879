import type { AccountActor } from '../platform/actor.ts'
import type { Command } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { holding, notePlan } from './keep-plan.ts'
import type { Quiet } from './rules-quiet.ts'
import { endQuietHours, setQuietHours } from './write-plans.ts'

type Ask = { community: string; plan: string; recipient: string; hours: Quiet | null; command: Command }

/** Hours in which somebody she named is not called; none again with null. Throws care.not-here, refused, http.invalid. */
export function keepQuiet(context: CareContext, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { recipient, hours } = ask
  if (hours && hours.from === hours.to)
    throw new Problem(httpProblems.invalid, { fields: [{ field: 'hours.to', reason: 'before-it-begins' }] })
  return holding(context, actor, ask, async (tx, plan) => {
    const at = { community: plan.community_id, plan: plan.id, recipient }
    if (hours) await setQuietHours(tx, { ...at, ...hours })
    else await endQuietHours(tx, at)
    await notePlan(tx, plan, { kind: hours ? 'plan.quiet_set' : 'plan.quiet_ended', facts: { recipient } })
    return { done: true as const }
  })
}

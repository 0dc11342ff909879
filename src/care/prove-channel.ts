import type { AccountActor } from '../platform/actor.ts'
import type { Command } from '../platform/commands/write.ts'
import type { CareContext } from './care-context.ts'
import { holding, notePlan } from './keep-plan.ts'
import { noteCheck } from './write-sends.ts'

type Ask = {
  community: string
  plan: string
  command: Command
  recipient: string
  channel: 'sms' | 'voice'
  worked: boolean
}

/** The desk tried a number: somebody answered, or nobody. Throws care.not-here, refused. */
export function proveChannel(context: CareContext, actor: AccountActor, ask: Ask) {
  return holding(context, actor, ask, async (tx, plan) => {
    const { recipient, channel, worked } = ask
    await noteCheck(tx, { community: plan.community_id, plan: plan.id, recipient, channel, worked })
    await notePlan(tx, plan, { kind: 'plan.channel_tried', facts: { recipient, channel, worked } })
    return { done: true as const }
  })
}

import type { AccountActor } from '../platform/actor.ts'
import type { CareContext } from './care-context.ts'
import type { EngineState } from './contract-engine.ts'
import { allow } from './keep-plan.ts'
import { mayKeepCare } from './policy.ts'
import { type CareAudit, engineWord } from './rules-standing.ts'

/** Whether care stands still in a community, as the auditor saw it last. Throws care.refused. */
export async function showEngine({ audit }: CareContext, actor: AccountActor, community: string): Promise<EngineState> {
  allow(mayKeepCare(actor, community))
  return stateOf(await audit?.().catch(() => undefined), community)
}

function stateOf(audit: CareAudit | undefined, community: string): EngineState {
  if (!audit) {
    return { state: 'unknown', lookedAt: null, engineAt: null, clockInDoubt: false, heldSince: null, standing: [] }
  }
  const standing = audit.standing.filter((each) => each.community === community)
  return {
    state: engineWord(audit, standing),
    lookedAt: audit.now.toISOString(),
    engineAt: audit.engineAt?.toISOString() ?? null,
    clockInDoubt: audit.isInDoubt,
    heldSince: audit.heldSince?.toISOString() ?? null,
    standing: standing.map(({ kind, count, since }) => ({ kind, count, since: since.toISOString() })),
  }
}

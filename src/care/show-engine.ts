import type { AccountActor } from '../platform/actor.ts'
import type { CareContext } from './care-context.ts'
import type { EngineState } from './contract-engine.ts'
import { allow } from './keep-plan.ts'
import { mayKeepCare } from './policy.ts'
import { type CareAudit, countedStanding, engineWord } from './rules-standing.ts'

/** Whether care stands still in a community, as the auditor saw it last. Throws care.refused. */
export async function showEngine(context: CareContext, actor: AccountActor, community: string): Promise<EngineState> {
  allow(mayKeepCare(actor, community))
  return stateOf(await context.audit?.().catch(() => undefined), { ...context, community })
}

type Here = { community: string; hasGateway?: boolean; isDemo: boolean }

function stateOf(audit: CareAudit | undefined, { community, hasGateway = false, isDemo }: Here): EngineState {
  const set = { hasGateway, isDemo }
  if (!audit) {
    const unseen = { lookedAt: null, engineAt: null, clockInDoubt: false, heldSince: null, unsent: 0, standing: [] }
    return { state: 'unknown', ...set, ...unseen }
  }
  const here = audit.standing.filter((each) => each.community === community)
  const standing = countedStanding({ standing: here }, hasGateway)
  return {
    state: engineWord(audit, standing),
    ...set,
    lookedAt: audit.now.toISOString(),
    engineAt: audit.engineAt?.toISOString() ?? null,
    clockInDoubt: audit.isInDoubt,
    heldSince: audit.heldSince?.toISOString() ?? null,
    unsent: hasGateway ? 0 : (here.find(({ kind }) => kind === 'message')?.count ?? 0),
    standing: standing.map(({ kind, count, since }) => ({ kind, count, since: since.toISOString() })),
  }
}

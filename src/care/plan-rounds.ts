import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { CareContext } from './care-context.ts'
import type { PlanRow } from './read-plans.ts'
import { type CadenceRow, findWhoAndDoor } from './read-rounds.ts'
import type { Window } from './rules-rounds.ts'
import { insertRound } from './write-rounds.ts'

/** Plans the next round of a cadence; her name and door, and for a call her number, go sealed with it to whoever will go. */
export async function planRound(
  tx: Tx,
  { secrets }: Pick<CareContext, 'secrets'>,
  next: { plan: PlanRow; cadence: Pick<CadenceRow, 'id' | 'kind'>; window: Window },
): Promise<void> {
  const { plan, cadence, window } = next
  const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
  tx.concern(plan.person_id)
  const who = await findWhoAndDoor(tx, at)
  const { id: cadenceId, kind } = cadence
  // Who only goes to her door needs no number.
  const phone = kind === 'call' && who?.phone ? secrets.open('phone', who.phone) : null
  const sealed = who ? secrets.seal('care round', JSON.stringify({ name: who.name, door: who.door, phone })) : null
  await insertRound(tx, {
    ...at,
    id: newId(),
    cadence: cadenceId,
    kind,
    building: plan.building_id,
    who: sealed,
    ...window,
  })
}

import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { endNow } from './keep-plan.ts'
import { findHome, findLeaving } from './read-people.ts'
import type { PlanRow } from './read-plans.ts'
import { takePlanAlong } from './write-plans.ts'

type Locked = PlanRow & { now: Date }

/** The plan with the door behind which the person lives now; null where she lives nowhere here any more. */
export async function atHome<Plan extends PlanRow>(tx: ReadTx, plan: Plan): Promise<Plan | null> {
  const home = await findHome(tx, { community: plan.community_id, person: plan.person_id })
  return home ? { ...plan, building_id: home.building, grid_id: home.grid } : null
}

/**
 * Lets a plan follow its person: to another door with her, and to its end where the register says that she died or moved away, so
 * that nobody looks for the dead. Gives the plan as it is then; null where it ended.
 */
export async function followPerson(tx: Tx, plan: Locked): Promise<Locked | null> {
  const here = await atHome(tx, plan)
  const at = { community: plan.community_id, plan: plan.id }
  if (!here) {
    const left = await findLeaving(tx, { community: at.community, person: plan.person_id })
    await endNow(tx, plan, left === 'moved' || left === 'died' ? left : 'no_longer_needed')
    return null
  }
  if (here.building_id !== plan.building_id || here.grid_id !== plan.grid_id) {
    await takePlanAlong(tx, { ...at, building: here.building_id, grid: here.grid_id })
  }
  return here
}

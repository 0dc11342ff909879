import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { endNow } from './keep-plan.ts'
import { findWhereabouts, type Whereabouts } from './read-people.ts'
import type { PlanRow } from './read-plans.ts'
import { takePlanAlong } from './write-plans.ts'

type Locked = PlanRow & { now: Date }
type Left = NonNullable<Whereabouts['left']>

/** The plan at the door where the register has its person; why she left where it says that she did. */
export async function atHome<Plan extends PlanRow>(tx: ReadTx, plan: Plan): Promise<{ here: Plan; left: Left | null }> {
  const now = await findWhereabouts(tx, { community: plan.community_id, person: plan.person_id })
  const { building, grid, left = null } = now ?? {}
  return { here: building && grid ? { ...plan, building_id: building, grid_id: grid } : plan, left }
}

/**
 * Lets a plan follow its person: to another door with her, and to its end where the register says that she died or moved away, so
 * that nobody looks for the dead. Gives the plan as it is then; null where it ended.
 */
export async function followPerson(tx: Tx, plan: Locked): Promise<Locked | null> {
  const { here, left } = await atHome(tx, plan)
  // Only what the register says ends a plan; where it says nothing she goes on being looked for.
  if (left) {
    await endNow(tx, plan, left === 'mistake' ? 'no_longer_needed' : left)
    return null
  }
  if (here.building_id !== plan.building_id || here.grid_id !== plan.grid_id) {
    await takePlanAlong(tx, {
      community: plan.community_id,
      plan: plan.id,
      building: here.building_id,
      grid: here.grid_id,
    })
  }
  return here
}

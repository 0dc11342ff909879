import {
  type EstatePlan,
  estatePlan,
  foundCommunity,
  gangwanYicun,
  lingang,
  type NewCommunity,
} from '../../places/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** The seed of the demo's ground; the same on every machine, so that pictures and tests agree. */
export const demoSeed = 440112001

const subdistrict = { code: '440112001', name: '黄埔街道' }

/** Ids of the two communities of the town. */
export type TownPlaces = { gangwan: string; lingang: string }

/** Founds 港湾一村 and its small neighbour, both under one sub-district. Actor: founder. */
export async function foundTown(tx: Tx, from: string): Promise<TownPlaces> {
  const gangwan = await foundCommunity(tx, {
    ...fromPlan(estatePlan(demoSeed, gangwanYicun)),
    subdistrict,
    code: '440112001006',
    shortCode: 'GW',
    name: '港湾一村社区',
    isDemo: true,
    from,
  })
  const neighbour = await foundCommunity(tx, {
    ...fromPlan(estatePlan(demoSeed, lingang)),
    subdistrict,
    // No committee of the sub-district bears this number.
    code: '440112001999',
    shortCode: 'LG',
    name: '临港社区',
    isDemo: true,
    from,
  })
  return { gangwan, lingang: neighbour }
}

/** An estate plan as a community's places. */
export function fromPlan(plan: EstatePlan): Pick<NewCommunity, 'anchor' | 'grids' | 'buildings'> {
  return {
    anchor: plan.anchor,
    grids: plan.grids.map(({ number, name, outline }) => ({ number, name, outline })),
    buildings: plan.buildings.map((building) => ({
      number: building.number,
      gridNumber: building.grid,
      floors: building.floors,
      hasLift: building.hasLift,
      yearBuilt: building.yearBuilt,
      outline: building.outline,
      staircases: Array.from({ length: building.staircases }, (_, index) => ({
        number: index + 1,
        dwellings: building.dwellings
          .filter((dwelling) => dwelling.staircase === index + 1)
          .map(({ floor, door }) => ({ floor, door })),
      })),
    })),
  }
}

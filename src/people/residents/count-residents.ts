import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { refuseFields } from '../staff-subjects.ts'
import { seeRegister } from './open-resident.ts'
import { countsOn, findBehindDoors, findInBuildings } from './read-counts.ts'
import { isDay } from './rules-residents.ts'

/** Counts behind each door of a building. Throws people.not-here. */
export async function behindDoors(
  { database }: Context,
  actor: AccountActor,
  at: { community: string; building: string },
) {
  seeRegister(actor, at.community)
  return database.read(actor, async (tx) => {
    const found = await findBehindDoors(tx, { ...at, day: localDay(await clockNow(tx)) })
    return {
      items: found.map(({ dwelling, household, head_count, members, sixty }) => ({
        dwelling,
        household: household!,
        persons: Math.max(head_count ?? 0, members),
        sixty,
      })),
    }
  })
}

/** Counts of each building in sight. Throws people.not-here. */
export async function inBuildings({ database }: Context, actor: AccountActor, at: { community: string }) {
  seeRegister(actor, at.community)
  return database.read(actor, async (tx) => ({ items: await findInBuildings(tx, at.community) }))
}

const noCounts = { households: 0, persons: 0, usual: 0, sixty: 0 }

/** Counts of households and residents on any day, by grid in sight. Throws people.not-here, http.invalid. */
export async function countResidents(
  { database }: Context,
  actor: AccountActor,
  ask: { community: string; on?: string },
) {
  seeRegister(actor, ask.community)
  if (ask.on !== undefined && !isDay(ask.on)) refuseFields([{ field: 'on', reason: 'no-such-day' }])
  return database.read(actor, async (tx) => {
    const on = ask.on ?? localDay(await clockNow(tx))
    const counted = await countsOn(tx, { community: ask.community, day: on })
    const seen = counted.filter(
      ({ grid_id }) => actor.communities.includes(ask.community) || actor.grids.includes(grid_id),
    )
    const grids = seen.map(({ grid_id, ...counts }) => ({ grid: grid_id, ...counts }))
    const total = grids.reduce(
      (sum, each) => ({
        households: sum.households + each.households,
        persons: sum.persons + each.persons,
        usual: sum.usual + each.usual,
        sixty: sum.sixty + each.sixty,
      }),
      noCounts,
    )
    return { on, grids, total }
  })
}

import type { Static } from 'typebox'
import { findBuilding, findStaircase, hasGrid } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { type ActedRow, actOnMatter } from './act-on-matter.ts'
import type { MatterContext } from './context.ts'
import type { correctCategory as CategoryEndpoint, correctPlace as PlaceEndpoint } from './contract-acts.ts'
import { matterProblems } from './problems.ts'
import { buildingAlone } from './take-down.ts'
import type { Ask } from './work-on-matter.ts'
import { moveReports, openMatter } from './write.ts'

type NewPlace = Static<NonNullable<(typeof PlaceEndpoint)['body']>>
type NewCategory = Static<NonNullable<(typeof CategoryEndpoint)['body']>>

/** Corrects where a matter is, with a reason; at grid tier it goes to the office of the right grid. */
export async function correctPlace(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { place: NewPlace },
): Promise<ActedRow> {
  const { place } = ask
  const found = await context.database.read(actor, async (tx) => {
    const row = await openMatter(tx, ask.matter)
    return row ? { community: row.community_id, spot: await findSpot(tx, row.community_id, place) } : null
  })
  if (found && !found.spot) {
    const field = place.staircase ? 'staircase' : place.building ? 'building' : 'grid'
    throw new Problem(matterProblems.unknownPlace, { fields: [{ field, reason: 'unknown' }] })
  }
  const spot = found?.spot
  return actOnMatter(context, actor, {
    matter: ask.matter,
    command: ask.command,
    act: { act: 'correct-place' },
    grid: spot?.grid,
    words: { words: place.reason },
    also: async ({ tx, row }) => {
      await moveReports(tx, { community: row.community_id, matter: row.id, grid: spot!.grid })
      return {
        grid_id: spot!.grid,
        building_id: spot!.building,
        staircase_id: spot!.staircase,
        building_alone: buildingAlone(spot!),
        spot_kind: place.spot.kind,
        spot_floor: place.spot.floor ?? null,
        spot_words: place.spot.words ?? null,
      }
    },
  })
}

async function findSpot(tx: ReadTx, community: string, place: NewPlace) {
  if (place.staircase) {
    const found = await findStaircase(tx, place.staircase)
    if (found?.community_id !== community) return null
    return { grid: found.grid_id, building: found.building_id, staircase: found.id }
  }
  if (place.building) {
    const found = await findBuilding(tx, { community, building: place.building })
    return found ? { grid: found.grid_id, building: found.id, staircase: null } : null
  }
  if (!place.grid || !(await hasGrid(tx, { community, grid: place.grid }))) return null
  return { grid: place.grid, building: null, staircase: null }
}

/** Corrects what a matter is about, with a reason; its limits are counted anew from the report. */
export async function correctCategory(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { category: NewCategory },
): Promise<ActedRow> {
  const { category, reason } = ask.category
  const known = await context.database.read(actor, async (tx) => {
    const row = await openMatter(tx, ask.matter)
    if (!row) return true
    const frame = await context.shelf.frameOf(tx, { community: row.community_id, now: await clockNow(tx) })
    return frame.categories.has(category)
  })
  if (!known) throw new Problem(matterProblems.unknownCategory, { fields: [{ field: 'category', reason: 'unknown' }] })
  return actOnMatter(context, actor, {
    matter: ask.matter,
    command: ask.command,
    act: { act: 'correct-category', category, private: ask.category.private },
    words: { words: reason },
  })
}

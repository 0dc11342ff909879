import type { AccountActor } from '../platform/actor.ts'
import type { DoorContext } from './change-dwellings.ts'
import { type Changing, changePlaces, type PlaceAsk, refuseAll, refuseFields } from './change-places.ts'
import { type HeldHouse, holdDoors } from './hold-doors.ts'
import type { HouseFollower } from './houses-follow.ts'
import { inTheWay } from './rules-houses.ts'
import type { Fault } from './rules-settings.ts'
import { findHouses, houseGoesOn, lockGround, removeHouse } from './write-houses.ts'
import { holdPlaces } from './write-outlines.ts'

/** A context in which whoever lives behind doors and whoever answers for a building follow it. */
export type HouseContext = DoorContext & { readonly followHouses: HouseFollower }

/**
 * Takes the planned end of a building back before its day: everything that was to end with it goes on, and who answered for it
 * last goes on answering. Throws http.not-found, places.refused, places.wrong-place where its place was promised to others since.
 */
export function withdrawBuildingEnd(
  context: HouseContext,
  actor: AccountActor,
  ask: PlaceAsk & { building: string },
): Promise<{ building: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { building } = ask
    await holdPlaces(tx, community)
    const house = await holdDoors(changing, building)
    const on = house.to
    if (on === null || on <= today) return refuseAll([{ field: 'building', reason: 'no-end-planned' }])
    refuseFields(await faultsOfGoingOn(changing, house, on))
    await houseGoesOn(tx, { community, building, on })
    refuseFields(await context.followHouses(tx, { community, building, on, act: 'go-on' }))
    await changing.tell('building.end_withdrawn', { kind: 'building', id: building }, { on })
    return { building }
  })
}

/** Its grid may end since, and another building may be planned where it stands. */
async function faultsOfGoingOn({ tx, community }: Changing, house: HeldHouse, on: string): Promise<Fault[]> {
  const ground = await lockGround(tx, { community, grid: house.grid, from: on })
  if (!ground) return [{ field: 'building', reason: 'its-grid-ends' }]
  if (ground.is_planned) return [{ field: 'building', reason: 'grid-planned-already' }]
  const houses = await findHouses(tx, { community, from: on })
  const outline = houses.find(({ id }) => id === house.id)!.outline
  const others = houses.filter(({ id, stands }) => stands && id !== house.id)
  return inTheWay(outline, others).length > 0 ? [{ field: 'building', reason: 'place-taken' }] : []
}

/**
 * Takes back a building that was entered by mistake, on its first day, with its staircases and doors; its number is free again.
 * Throws places.wrong-place once anything was built on it.
 */
export async function takeBack(
  { followDoors, followHouses }: HouseContext,
  changing: Changing,
  house: HeldHouse,
): Promise<{ building: string }> {
  const { tx, community, today, now } = changing
  const { id: building, grid } = house
  const facts = { grid, doors: house.doors.length, on: house.from }
  const ends = house.doors.map(({ id }) => ({ dwelling: id, field: `doors.${id}` }))
  const at = { community, building, grid, today, now }
  refuseFields(await followDoors(tx, { ...at, act: 'end', on: today, ends, follows: [] }))
  refuseFields(await followHouses(tx, { community, building, on: house.from, act: 'never-stood' }))
  await removeHouse(tx, { community, building }).catch(refuseBuiltOn)
  await changing.tell('building.taken_back', { kind: 'building', id: building }, facts)
  return { building }
}

/** Somebody lives there, reports from there, answers for it, or a facility stands in it: the rows that say so hold its own. */
function refuseBuiltOn(error: unknown): never {
  if ((error as { code?: string }).code === '23503') refuseAll([{ field: 'building', reason: 'built-on' }])
  throw error
}

import type { AccountActor } from '../platform/actor.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, changePlaces, type PlaceAsk, refuseAll, refuseFields } from './change-places.ts'
import type { CornerSystem } from './contract-houses.ts'
import { fromGcj02 } from './coordinates.ts'
import { insertHouses } from './found-community.ts'
import { type HeldHouse, holdDoors } from './hold-doors.ts'
import { findCommunity } from './read.ts'
import { faultsOfDay } from './rules-doors.ts'
import type { Point, Ring } from './rules-geometry.ts'
import { doorsOf, faultsOfHouse, type HouseWish, ringOf, upTo } from './rules-houses.ts'
import { faultOfFirstDay, plannedStay } from './rules-moves.ts'
import type { Fault } from './rules-settings.ts'
import { type HouseContext, takeBack } from './take-back-houses.ts'
import { endDoors } from './write-doors.ts'
import { endHouse, findHouses, lockGround } from './write-houses.ts'
import { staysOf } from './write-moves.ts'
import { holdPlaces } from './write-outlines.ts'

type AddAsk = PlaceAsk &
  HouseWish & {
    grid: string
    hasLift: boolean
    yearBuilt?: number | undefined
    system: CornerSystem
    outline: readonly (readonly number[])[]
    from: string
    team?: string | undefined
    group?: string | undefined
  }

/**
 * Enters a building from a day on, with its staircases, its doors and who answers for it. Throws http.not-found,
 * places.refused, places.wrong-place, which names a building in the way.
 */
export function addBuilding(context: HouseContext, actor: AccountActor, ask: AddAsk): Promise<{ building: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { from, number, team, group } = ask
    const row = await findCommunity(tx, community)
    if (!row) throw new Problem(httpProblems.notFound)
    await holdPlaces(tx, community)
    refuseFields(faultOfFirstDay(from, today))
    const ground = await lockGround(tx, ask)
    if (!ground) return refuseAll([{ field: 'grid', reason: 'unknown' }])
    if (ground.is_planned) return refuseAll([{ field: 'grid', reason: 'grid-planned-already' }])
    const outline = drawn(ask, row)
    if (!outline) return refuseAll([{ field: 'system', reason: 'not-set-down' }])
    const houses = await findHouses(tx, ask)
    const standing = houses.filter(({ stands }) => stands)
    const numbers = houses.map((each) => each.number)
    refuseFields(faultsOfHouse(ask, outline, { grid: ground.outline, standing, numbers }))
    const plan = { code: row.code, shortCode: row.short_code, from, buildings: [planOf(ask, outline, ground.number)] }
    const gridIds = new Map([[ground.number, ask.grid]])
    const [building] = (await insertHouses(tx, plan, { community, gridIds })) as [string]
    refuseFields(await context.followHouses(tx, { community, building, on: from, act: 'begin', team, group }))
    const facts = { number, grid: ask.grid, floors: ask.floors, staircases: ask.staircases, on: from }
    await changing.tell('building.added', { kind: 'building', id: building }, facts)
    return { building }
  })
}

function planOf({ number, floors, doors, ...ask }: AddAsk, outline: Ring, gridNumber: number) {
  const dwellings = doorsOf({ floors, doors })
  const staircases = upTo(ask.staircases).map((staircase) => ({ number: staircase, dwellings }))
  return { number, gridNumber, floors, hasLift: ask.hasLift, yearBuilt: ask.yearBuilt ?? null, outline, staircases }
}

type Set = { anchor_longitude: number | null; anchor_latitude: number | null }

/** The outline in local metres; null where degrees are given and the estate has no place on the earth. */
function drawn({ system, outline }: AddAsk, { anchor_longitude: longitude, anchor_latitude: latitude }: Set) {
  const corners = outline as unknown as readonly Point[]
  if (system === 'metres') return ringOf(corners, 'metres')
  const anchor = longitude === null || latitude === null ? null : { longitude, latitude }
  return ringOf(system === 'gcj02' ? corners.map((corner) => fromGcj02(corner)) : corners, anchor)
}

/**
 * Ends a building from a day on; on the day from which it was entered it is taken back. Throws http.not-found, places.refused,
 * places.wrong-place while somebody lives there, which names the doors.
 */
export function endBuilding(
  context: HouseContext,
  actor: AccountActor,
  ask: PlaceAsk & { building: string; from: string },
): Promise<{ building: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today, now } = changing
    const { building, from } = ask
    await holdPlaces(tx, community)
    const house = await holdDoors(changing, building)
    if (from === house.from && from >= today) return takeBack(context, changing, house)
    refuseFields(await faultsOfEnding(changing, house, from))
    const doors = house.doors.filter(({ to }) => to === null).map(({ id }) => id)
    await endDoors(tx, { community, doors, on: from })
    const at = { community, building, grid: house.grid, today, now }
    const ends = doors.map((dwelling) => ({ dwelling, field: `doors.${dwelling}` }))
    refuseFields(await context.followDoors(tx, { ...at, act: 'end', on: from, ends, follows: [] }))
    await endHouse(tx, { community, building, on: from })
    refuseFields(await context.followHouses(tx, { community, building, on: from, act: 'end' }))
    await changing.tell('building.ended', { kind: 'building', id: building }, { doors: doors.length, on: from })
    return { building }
  })
}

async function faultsOfEnding({ tx, community, today }: Changing, house: HeldHouse, from: string): Promise<Fault[]> {
  const wrong = faultsOfDay(house, { from, today })
  if (wrong.length > 0) return wrong
  if (house.to !== null) return [{ field: 'building', reason: 'ended-by-then' }]
  if (from <= house.from) return [{ field: 'from', reason: 'before-it-began' }]
  if (plannedStay(await staysOf(tx, { community, building: house.id }), today))
    return [{ field: 'building', reason: 'planned-already' }]
  const isPlanned = house.doors.some((door) => door.from >= from || (door.to !== null && door.to > today))
  return isPlanned ? [{ field: 'building', reason: 'doors-planned' }] : []
}

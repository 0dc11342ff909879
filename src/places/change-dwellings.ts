import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { changePlaces, type PlaceAsk, refuseAll, refuseFields } from './change-places.ts'
import type { DoorFollower } from './doors-follow.ts'
import { holdDoors, makeDoors } from './hold-doors.ts'
import { faultsOfDay, faultsOfDoor, faultsOfLeaving, planMerge, planSplit, tidyDoor } from './rules-doors.ts'
import { endDoors, insertDoors } from './write-doors.ts'

/** A context in which whoever lives behind doors follows them. */
export type DoorContext = Context & { readonly followDoors: DoorFollower }

type InHouse = PlaceAsk & { building: string; from: string }

/** Enters a door that the register does not have yet. Throws http.not-found, places.refused, places.wrong-place. */
export function addDwelling(
  context: Context,
  actor: AccountActor,
  ask: InHouse & { staircase: string; floor: number; door: string },
): Promise<{ dwelling: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const house = await holdDoors(changing, ask.building)
    const { staircase, floor, from } = ask
    const made = { staircase, floor, door: tidyDoor(ask.door), from }
    refuseFields(faultsOfDay(house, { from, today: changing.today }))
    refuseFields(faultsOfDoor(house, made))
    const dwelling = newId()
    await insertDoors(changing.tx, ask, [{ id: dwelling, ...made }])
    await changing.tell('dwelling.added', subjectOf(dwelling), { building: ask.building, staircase, floor, on: from })
    return { dwelling }
  })
}

/** Ends a door that is no dwelling any more. Throws http.not-found, places.refused, places.wrong-place while somebody lives there. */
export function endDwelling(
  context: DoorContext,
  actor: AccountActor,
  ask: InHouse & { dwelling: string },
): Promise<{ dwelling: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today, now } = changing
    const house = await holdDoors(changing, ask.building)
    const { dwelling, from } = ask
    const door = house.doors.find(({ id }) => id === dwelling)
    refuseFields(faultsOfDay(house, { from, today }))
    refuseFields(faultsOfLeaving(door, { field: 'dwelling', from }))
    await endDoors(tx, { community, doors: [dwelling], on: from })
    const at = { community, building: house.id, grid: house.grid, today, now }
    const ends = [{ dwelling, field: 'dwelling' }]
    refuseFields(await context.followDoors(tx, { ...at, act: 'end', on: from, ends, follows: [] }))
    await changing.tell('dwelling.ended', subjectOf(dwelling), { building: house.id, on: from })
    return { dwelling }
  })
}

/**
 * Makes one door of several from a day on; who lives there and who owns them follow, the household of the first leads.
 * Throws http.not-found, places.refused, places.wrong-place.
 */
export function mergeDwellings(
  context: DoorContext,
  actor: AccountActor,
  ask: InHouse & { dwellings: readonly string[]; door: string },
): Promise<{ dwelling: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const house = await holdDoors(changing, ask.building)
    const { from, dwellings, door } = ask
    const planned = planMerge(house, { from, dwellings, door, today: changing.today })
    if ('faults' in planned) return refuseAll(planned.faults)
    const [dwelling] = await makeDoors(changing, {
      act: 'merge',
      house,
      plan: planned.plan,
      from,
      fieldOf: (index) => `dwellings.${index}`,
      areas: [],
      follow: context.followDoors,
    })
    const facts = { building: house.id, before: dwellings, on: from }
    await changing.tell('dwelling.merged', subjectOf(dwelling!), facts)
    return { dwelling: dwelling! }
  })
}

/** A part of a dwelling that is split; its square metres are needed where owners are entered. */
export type Part = { readonly door: string; readonly floor?: number | undefined; readonly area?: number | undefined }

/**
 * Makes several doors of one from a day on; the household goes on behind the first, each part has the owners of the whole.
 * Throws http.not-found, places.refused, places.wrong-place.
 */
export function splitDwelling(
  context: DoorContext,
  actor: AccountActor,
  ask: InHouse & { dwelling: string; parts: readonly Part[] },
): Promise<{ dwellings: string[] }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const house = await holdDoors(changing, ask.building)
    const { from, dwelling, parts } = ask
    const planned = planSplit(house, { from, dwelling, parts, today: changing.today })
    if ('faults' in planned) return refuseAll(planned.faults)
    const dwellings = await makeDoors(changing, {
      act: 'split',
      house,
      plan: planned.plan,
      from,
      fieldOf: () => 'dwelling',
      areas: parts.map(({ area }) => area),
      follow: context.followDoors,
    })
    const facts = { building: house.id, after: dwellings, on: from }
    await changing.tell('dwelling.split', subjectOf(dwelling), facts)
    return { dwellings }
  })
}

function subjectOf(dwelling: string) {
  return { kind: 'dwelling', id: dwelling }
}

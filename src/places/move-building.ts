import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, changePlaces, type PlaceAsk, refuseAll, refuseFields } from './change-places.ts'
import { placeProblems } from './problems.ts'
import { planMove, plannedStay, type Stay } from './rules-moves.ts'
import { movesWithItsGrid } from './write-grids.ts'
import { gridGoesOn, type LockedHouse, lockHouse, setGrid, staysOf, withdrawStay, writeStays } from './write-moves.ts'

type MoveAsk = PlaceAsk & {
  building: string
  /** Where to, from which day on, and where the asker saw the building. */
  grid: string
  from: string
  seenIn: string
}

/** What became of a move: carried out at once, or planned for a day. */
export type Moved = { building: string; grid: string; from: string; done: boolean }

/**
 * Moves a building to another grid from a day on: today at once, a later day by the engine. Open matters follow for sight
 * and stay with the office that holds them. Throws places.refused, places.moved-meanwhile, places.wrong-place.
 */
export function moveBuilding(context: Context, actor: AccountActor, ask: MoveAsk): Promise<Moved> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, today } = changing
    const { house, stays } = await lockWithStays(changing, ask.building)
    if (house.grid_id !== ask.seenIn) throw new Problem(placeProblems.movedMeanwhile)
    refuseFields(faultsOfEnd(house, ask.from))
    const planned = planMove(stays, { grid: ask.grid, from: ask.from, today })
    if ('faults' in planned) return refuseAll(planned.faults)
    const goesOn = await gridGoesOn(tx, { community: ask.community, grid: ask.grid, day: ask.from })
    if (!goesOn) return refuseAll([{ field: 'grid', reason: 'unknown' }])
    await writeStays(tx, ask, planned.plan)
    const done = ask.from === today
    await setGrid(tx, ask, done ? { grid: ask.grid, movesOn: null } : { grid: house.grid_id, movesOn: ask.from })
    const facts = { from: house.grid_id, to: ask.grid, on: ask.from }
    await changing.tell(done ? 'building.moved' : 'building.move_planned', subjectOf(ask.building), facts)
    return { building: ask.building, grid: ask.grid, from: ask.from, done }
  })
}

/** Takes a planned move back before its day. Throws places.wrong-place where none is planned. */
export function withdrawMove(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk & { building: string },
): Promise<{ building: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { house, stays } = await lockWithStays(changing, ask.building)
    const planned = plannedStay(stays, changing.today)
    if (!planned) return refuseAll([{ field: 'building', reason: 'none-planned' }])
    const move = { community: ask.community, from: house.grid_id, to: planned.grid, on: planned.from }
    if (await movesWithItsGrid(changing.tx, move)) return refuseAll([{ field: 'building', reason: 'with-its-grid' }])
    await withdrawStay(changing.tx, ask, planned.from)
    await setGrid(changing.tx, ask, { grid: house.grid_id, movesOn: null })
    const facts = { to: planned.grid, on: planned.from }
    await changing.tell('building.move_withdrawn', subjectOf(ask.building), facts)
    return { building: ask.building }
  })
}

/** The building under its lock, with its stays. Throws http.not-found. */
export async function lockWithStays(
  { tx, community }: Changing,
  building: string,
): Promise<{ house: LockedHouse; stays: Stay[] }> {
  const house = await lockHouse(tx, { community, building })
  if (!house) throw new Problem(httpProblems.notFound)
  return { house, stays: await staysOf(tx, { community, building }) }
}

function faultsOfEnd(house: LockedHouse, from: string) {
  return house.valid_to !== null && from >= house.valid_to ? [{ field: 'from', reason: 'ended-by-then' }] : []
}

function subjectOf(building: string) {
  return { kind: 'building', id: building }
}

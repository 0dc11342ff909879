import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, changePlaces, type PlaceAsk, refuseAll, refuseFields } from './change-places.ts'
import { cutOutline, joinOutlines } from './rules-grids.ts'
import { faultOfFirstDay, planMove } from './rules-moves.ts'
import type { Fault } from './rules-settings.ts'
import * as grids from './write-grids.ts'
import { setGrid, staysOf, writeStays } from './write-moves.ts'
import { holdPlaces } from './write-outlines.ts'

type GridAsk = PlaceAsk & { grid: string; from: string }

/**
 * Lets one grid go over into another from a day on: its buildings move, their open matters stay with the office that holds
 * them, the outline grows. Throws http.not-found, places.refused, places.wrong-place.
 */
export function mergeGrid(
  context: Context,
  actor: AccountActor,
  ask: GridAsk & { into: string },
): Promise<{ grid: string; moved: number }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { grid, into, from } = ask
    if (grid === into) return refuseAll([{ field: 'into', reason: 'itself' }])
    const [leaving, staying] = await holdGrids(changing, [grid, into])
    if (!leaving) throw new Problem(httpProblems.notFound)
    refuseFields([
      ...faultOfFirstDay(from, today),
      ...faultsOf(leaving, 'grid', from),
      ...faultsOf(staying, 'into', from),
    ])
    const outline = joinOutlines(staying!.outline, leaving.outline)
    if (!outline) return refuseAll([{ field: 'into', reason: 'not-side-by-side' }])
    const houses = await grids.lockHousesOf(tx, { community, grid, from })
    await moveHouses(changing, { houses, from, to: into, was: grid })
    await grids.endGridRow(tx, { community, grid, on: from })
    await grids.outlineFrom(tx, { community, grid: into, outline, on: from, today })
    await grids.insertGridSuccession(tx, { community, before: grid, after: into, act: 'merge', on: from })
    await changing.tell('grid.merged', subjectOf(grid), { into, buildings: houses.length, on: from })
    return { grid: into, moved: houses.length }
  })
}

/**
 * Makes a grid of some buildings of another from a day on, with an office of its own, cut off by a straight line.
 * Throws http.not-found, places.refused, places.wrong-place.
 */
export function splitGrid(
  context: Context,
  actor: AccountActor,
  ask: GridAsk & { name: string; buildings: readonly string[] },
): Promise<{ grid: string; moved: number }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { grid, from } = ask
    const name = ask.name.normalize('NFKC').trim()
    const [whole] = await holdGrids(changing, [grid])
    if (!whole) throw new Problem(httpProblems.notFound)
    refuseFields([
      ...faultOfFirstDay(from, today),
      ...faultsOf(whole, 'grid', from),
      ...(name === '' ? [{ field: 'name', reason: 'missing' }] : []),
    ])
    const houses = await grids.lockHousesOf(tx, { community, grid, from })
    const parts = partsOf(houses, ask.buildings)
    if ('faults' in parts) return refuseAll(parts.faults)
    const outlines = cutOutline(whole.outline, outlinesOf(parts.going), outlinesOf(parts.staying))
    if (!outlines) return refuseAll([{ field: 'buildings', reason: 'not-apart' }])
    const made = newId()
    const { number, code } = await grids.nextGridNumber(tx, community)
    if (number > 99) return refuseAll([{ field: 'grid', reason: 'too-many-grids' }])
    const row = { number, code: `${code}-${String(number).padStart(2, '0')}`, name, outline: outlines.cut }
    await grids.insertGrid(tx, { community, id: made, office: newId(), from, ...row })
    await moveHouses(changing, { houses: parts.going, from, to: made, was: grid })
    await grids.outlineFrom(tx, { community, grid, outline: outlines.rest, on: from, today })
    await grids.insertGridSuccession(tx, { community, before: grid, after: made, act: 'split', on: from })
    await changing.tell('grid.split', subjectOf(grid), { made, buildings: parts.going.length, on: from })
    return { grid: made, moved: parts.going.length }
  })
}

/** Ends a grid in which no building is from a day on. Throws http.not-found, places.refused, places.wrong-place. */
export function endGrid(context: Context, actor: AccountActor, ask: GridAsk): Promise<{ grid: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { grid, from } = ask
    const [ending] = await holdGrids(changing, [grid])
    if (!ending) throw new Problem(httpProblems.notFound)
    refuseFields([...faultOfFirstDay(from, today), ...faultsOf(ending, 'grid', from)])
    const houses = await grids.lockHousesOf(tx, { community, grid, from })
    const staying = await Promise.all(houses.map(({ id }) => staysOf(tx, { community, building: id })))
    const isLeft = staying.some((stays) => stays.some((stay) => stay.grid === grid && (!stay.to || stay.to > from)))
    if (isLeft) return refuseAll([{ field: 'grid', reason: 'has-buildings' }])
    await grids.endGridRow(tx, { community, grid, on: from })
    await changing.tell('grid.ended', subjectOf(grid), { on: from })
    return { grid }
  })
}

/** Locks the named grids; in the order of the names, undefined where there is none. */
async function holdGrids({ tx, community }: Changing, ids: readonly string[]) {
  await holdPlaces(tx, community)
  const rows = await grids.lockGrids(tx, { community, grids: ids })
  return ids.map((id) => rows.find((row) => row.id === id))
}

function faultsOf(grid: grids.LockedGrid | undefined, field: string, from: string): Fault[] {
  if (!grid) return [{ field, reason: 'unknown' }]
  if (grid.valid_to !== null) return [{ field, reason: 'ended-by-then' }]
  if (grid.is_planned) return [{ field, reason: 'grid-planned-already' }]
  return from <= grid.valid_from ? [{ field: 'from', reason: 'before-it-began' }] : []
}

type Parts = { going: grids.HouseInGrid[]; staying: grids.HouseInGrid[] }

function partsOf(houses: readonly grids.HouseInGrid[], wanted: readonly string[]): Parts | { faults: Fault[] } {
  const faults = wanted.flatMap((id, index) => {
    const field = `buildings.${index}`
    if (wanted.indexOf(id) !== index) return [{ field, reason: 'named-twice' }]
    return houses.some((house) => house.id === id && house.in_it) ? [] : [{ field, reason: 'not-in-this-grid' }]
  })
  const going = houses.filter(({ id }) => wanted.includes(id))
  const staying = houses.filter(({ id, in_it }) => in_it && !wanted.includes(id))
  if (faults.length > 0) return { faults }
  return staying.length === 0 ? { faults: [{ field: 'buildings', reason: 'none-stays' }] } : { going, staying }
}

function outlinesOf(houses: readonly grids.HouseInGrid[]) {
  return houses.map(({ outline }) => outline)
}

type Moving = { houses: readonly grids.HouseInGrid[]; from: string; to: string; was: string }

/** Moves buildings that are locked, as a move of each does. Throws places.wrong-place where one is planned to move already. */
async function moveHouses(changing: Changing, { houses, from, to, was }: Moving): Promise<void> {
  const { tx, community, today } = changing
  const done = from === today
  for (const { id } of houses) {
    const at = { community, building: id }
    const planned = planMove(await staysOf(tx, at), { grid: to, from, today })
    if ('faults' in planned) refuseAll([{ field: 'grid', reason: 'building-planned-already' }])
    else await writeStays(tx, at, planned.plan)
    await setGrid(tx, at, done ? { grid: to, movesOn: null } : { grid: was, movesOn: from })
    const kind = done ? 'building.moved' : 'building.move_planned'
    await changing.tell(kind, { kind: 'building', id }, { from: was, to, on: from })
  }
}

function subjectOf(grid: string) {
  return { kind: 'grid', id: grid }
}

import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, changePlaces, type PlaceAsk, refuseAll } from './change-places.ts'
import { plannedStay } from './rules-moves.ts'
import * as grids from './write-grids.ts'
import { setGrid, staysOf, withdrawStay } from './write-moves.ts'
import { holdPlaces } from './write-outlines.ts'

/**
 * Takes a planned merge, split or end of a grid back before its day: its buildings stay, outlines stay, a grid that was to
 * be split off never held. Throws http.not-found, places.refused, places.wrong-place.
 */
export function withdrawGridChange(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk & { grid: string },
): Promise<{ grid: string }> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community, today } = changing
    const { grid } = ask
    await holdPlaces(tx, community)
    const planned = await grids.findPlannedChange(tx, { community, grid })
    const rows = await grids.lockGrids(tx, { community, grids: planned ? [grid, planned.other] : [grid] })
    const row = rows.find(({ id }) => id === grid)
    if (!row) throw new Problem(httpProblems.notFound)
    const isEnding = row.valid_to !== null && row.valid_to > today
    if (!planned && !isEnding) return refuseAll([{ field: 'grid', reason: 'nothing-planned' }])
    if (planned) await undo(changing, grid, planned)
    await grids.goOn(tx, { community, grid })
    const facts = planned
      ? { act: planned.act, other: planned.other, on: planned.on }
      : { act: 'end', on: row.valid_to }
    await changing.tell('grid.change_withdrawn', { kind: 'grid', id: grid }, facts)
    return { grid }
  })
}

async function undo(changing: Changing, grid: string, { act, other, on }: grids.PlannedGridChange): Promise<void> {
  const { tx, community } = changing
  const houses = await grids.lockHousesOf(tx, { community, grid: other, from: on })
  for (const { id, in_it: isThere } of houses) {
    if (isThere) continue
    const at = { community, building: id }
    const stays = await staysOf(tx, at)
    const goes = plannedStay(stays, changing.today)
    const isOurs = goes?.grid === other && goes.from === on && stays.at(-2)?.grid === grid
    if (isOurs) {
      await withdrawStay(tx, at, on)
      await setGrid(tx, at, { grid, movesOn: null })
      await changing.tell('building.move_withdrawn', { kind: 'building', id }, { to: other, on })
    } else if (act === 'split') refuseAll([{ field: 'grid', reason: 'others-move-there' }])
  }
  if (act === 'split') {
    if (houses.some(({ in_it: isThere }) => isThere)) refuseAll([{ field: 'grid', reason: 'others-move-there' }])
    await grids.neverHeld(tx, { community, grid: other })
  } else await grids.goOn(tx, { community, grid: other })
  await grids.withdrawSuccession(tx, { community, grid, other, on })
}

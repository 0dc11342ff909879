import type { Context } from '../platform/context.ts'
import { record } from '../platform/journal/write.ts'
import { plannedStay, stayOn } from './rules-moves.ts'
import { type DueMove, findDueMoves, lockDueMove, setGrid, staysOf } from './write-moves.ts'

const atOnce = 200

/**
 * Moves every building on whose day has come, each exactly once, from any number of processes: the row is locked, skipped
 * if another process has it, and written with the grid of today. Gives how many moved.
 */
export async function mindMoves(context: Context): Promise<number> {
  const due = await context.database.read({ kind: 'engine' }, (tx) => findDueMoves(tx, atOnce))
  let moved = 0
  for (const one of due) if (await moveOn(context, one)) moved += 1
  return moved
}

function moveOn(context: Context, due: DueMove): Promise<boolean> {
  return context.database.write({ kind: 'engine' }, async (tx) => {
    const house = await lockDueMove(tx, due)
    if (!house) return false
    const at = { community: due.community_id, building: due.id }
    const stays = await staysOf(tx, at)
    const current = stayOn(stays, house.today)
    if (!current) throw new Error('a building is in no grid today')
    await setGrid(tx, at, { grid: current.grid, movesOn: plannedStay(stays, house.today)?.from ?? null })
    await record(tx, {
      community: due.community_id,
      kind: 'building.moved',
      subject: { kind: 'building', id: due.id },
      at: house.now,
      reader: 'staff',
      facts: { from: house.grid_id, to: current.grid, on: current.from },
      grid: current.grid,
    })
    return true
  })
}

import type { Context } from '../platform/context.ts'
import { record } from '../platform/journal/write.ts'
import { type DueOutline, findDueOutlines, redrawDue } from './write-grids.ts'

const atOnce = 100

/** Gives every grid its planned outline once the day has come, each exactly once, from any number of processes. */
export async function mindOutlines(context: Context): Promise<number> {
  const due = await context.database.read({ kind: 'engine' }, (tx) => findDueOutlines(tx, atOnce))
  let redrawn = 0
  for (const one of due) if (await redraw(context, one)) redrawn += 1
  return redrawn
}

function redraw(context: Context, due: DueOutline): Promise<boolean> {
  return context.database.write({ kind: 'engine' }, async (tx) => {
    const before = await redrawDue(tx, due)
    if (!before) return false
    await record(tx, {
      community: due.community_id,
      kind: 'grid.redrawn',
      subject: { kind: 'grid', id: due.id },
      at: before.now,
      reader: 'staff',
      facts: { before: before.outline },
      grid: due.id,
    })
    return true
  })
}

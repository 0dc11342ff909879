import type { EngineActor } from '../platform/actor.ts'
import { record } from '../platform/journal/write.ts'
import { categoryOf, readerOf } from './act-on-matter.ts'
import { audienceAfter } from './audience.ts'
import type { MatterContext } from './context.ts'
import { officeIdsFor } from './frame.ts'
import { foldCounts } from './read.ts'
import { wake } from './rules.ts'
import { firstErasure } from './rules-terms.ts'
import { columnsOf, stateOf } from './state.ts'
import { tellReporters } from './tell-reporters.ts'
import { findDue, lockDue, noteStay, updateMatter } from './write.ts'

const atOnce = 200
const mostUnfolded = 200

/**
 * Moves on every matter whose moment has come, each exactly once, from any number of processes: a due row is locked,
 * skipped if another process has it, decided on the database's clock and written with its new moment. Gives how many moved.
 */
export async function mindDeadlines(context: MatterContext): Promise<number> {
  let moved = 0
  await context.database.write({ kind: 'engine' }, (tx) => foldCounts(tx, mostUnfolded))
  for (;;) {
    const due = await context.database.read({ kind: 'engine' }, (tx) => findDue(tx, atOnce))
    let progressed = 0
    for (const id of due) if (await moveOn(context, id)) progressed += 1
    moved += progressed
    // Rows that stay due are in another process's hands; they are looked at again with the next beat.
    if (due.length < atOnce || progressed === 0) return moved
  }
}

function moveOn(context: MatterContext, id: string): Promise<boolean> {
  const actor: EngineActor = { kind: 'engine', subject: id }
  return context.database.write(actor, async (tx) => {
    const row = await lockDue(tx, id)
    if (!row) return false
    const frame = await context.shelf.frameOf(tx, { community: row.community_id, now: row.now })
    const before = stateOf(row)
    const decision = wake(before, {
      now: row.now,
      calendar: frame.calendar,
      category: categoryOf(frame, row.category),
      categories: frame.categories,
      offices: officeIdsFor(frame, row.grid_id),
      account: null,
    })
    if (!decision.ok) throw new Error(`a due matter could not move on: ${decision.reason}`)
    const after = decision.matter
    const closedAt = after.dueAt === null ? row.now : null
    updateMatter(tx, row, {
      ...columnsOf(after, frame),
      audience: audienceAfter(row.audience, { before, after }),
      changed_at: row.now,
      closed_at: closedAt,
      erase_due: firstErasure(closedAt),
    })
    noteStay(tx, row, after.holderOffice)
    for (const fact of decision.facts) {
      await record(tx, {
        community: row.community_id,
        kind: fact.kind,
        subject: { kind: 'matter', id: row.id },
        at: row.now,
        reader: readerOf(fact.kind),
        facts: fact.facts,
        office: after.holderOffice,
        grid: row.grid_id,
      })
    }
    await tellReporters(context, { tx, row, state: before, frame, now: row.now }, decision.facts)
    return true
  })
}

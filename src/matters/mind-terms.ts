import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { eraseWordsOf, record } from '../platform/journal/write.ts'
import { erasureAt, type MatterKept } from './rules-terms.ts'
import {
  type EndedMatter,
  eraseContacts,
  eraseNotes,
  erasePictures,
  eraseReportWords,
  findErasable,
  lockErasable,
  setNextErasure,
} from './write-terms.ts'

const atOnce = 200

/**
 * Erases what is over its term of every matter that ended, each step once, from any number of processes. Files go after the
 * row that named them: should the process end between the two, the sweep of orphaned files takes them. Gives how many matters.
 */
export async function mindTermsOfMatters(context: Context): Promise<number> {
  let erased = 0
  for (;;) {
    const due = await context.database.read({ kind: 'engine' }, (tx) => findErasable(tx, atOnce))
    let progressed = 0
    for (const id of due) if (await eraseOf(context, id)) progressed += 1
    erased += progressed
    if (due.length < atOnce || progressed === 0) return erased
  }
}

async function eraseOf({ database, files }: Context, id: string): Promise<boolean> {
  const gone = await database.write({ kind: 'engine', subject: id }, async (tx) => {
    const row = await lockErasable(tx, id)
    return row ? eraseOver(tx, row) : null
  })
  for (const file of gone ?? []) await files.remove(file)
  return gone !== null
}

/** Erases what is over and notes it; gives the files that no row names any more. */
async function eraseOver(tx: Tx, row: EndedMatter): Promise<string[]> {
  const at = { community: row.community_id, matter: row.id }
  const { over, next } = erasureAt(row.closed_at, row.now)
  const is = (kind: MatterKept) => over.includes(kind)
  const files = is('matter_pictures') ? await erasePictures(tx, at) : []
  if (is('reporter_contact')) await eraseContacts(tx, at)
  if (is('report_words')) await eraseReportWords(tx, at)
  if (is('matter_notes')) {
    await eraseNotes(tx, at)
    await eraseWordsOf(tx, { community: row.community_id, subject: row.id })
  }
  await setNextErasure(tx, { ...at, next })
  await record(tx, {
    community: row.community_id,
    kind: 'matter.erased',
    subject: { kind: 'matter', id: row.id },
    at: row.now,
    reader: 'staff',
    facts: { over },
    grid: row.grid_id,
  })
  return files
}

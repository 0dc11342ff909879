import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { NotASheet } from '../../platform/sheets/contract-cells.ts'
import type { PeopleContext } from '../people-context.ts'
import { countKinds, judgeLines, type Line, readRegister } from './judge-rows.ts'
import type { ReadRow } from './rules-rows.ts'
import { type Content, openFile, sealContent } from './sealed-import.ts'
import { understandSheet } from './understand-sheet.ts'
import * as write from './write-imports.ts'

/** How long an import waits for its office before it is forgotten, and how long a process may be silent about its work. */
export const pendingSeconds = 7 * 24 * 3600
export const silentSeconds = 60
const rowsAtOnce = 400

/**
 * The dry run: reads the file, compares every line with the register and keeps lines with what would become of them.
 * Nothing of the register changes. Gives the reason why the file cannot be taken, or null.
 */
export async function stageImport(
  context: PeopleContext,
  actor: AccountActor,
  row: write.ImportRow,
): Promise<string | null> {
  const at = { community: row.community_id, id: row.id }
  const bytes = await openFile(context, at)
  if (!bytes) return 'file-gone'
  const remembered = await context.database.read(actor, (tx) =>
    write.findColumns(tx, { community: at.community, office: row.office_id }),
  )
  const read = await understandSheet({ bytes, today: localDay(row.now), remembered, set: row.set_columns }).catch(
    (error: unknown) => {
      if (error instanceof NotASheet) return error.reason
      throw error
    },
  )
  if (typeof read === 'string') return read
  if (read.rows.length === 0) return 'no-table'
  const lines = read.rows.map(
    (each, number): Line => ({ number, page: each.page, line: each.line, decision: null, content: contentOf(each) }),
  )
  const tell = progressOf(context, actor, at)
  await tell(0, lines.length)
  await context.database.write(actor, async (tx) => {
    await write.deleteRows(tx, at)
    const verdicts = await judgeLines(lines, await readRegister(tx, { community: at.community }), context.secrets)
    for (let from = 0; from < lines.length; from += rowsAtOnce) {
      const rows = lines.slice(from, from + rowsAtOnce).map(({ page, line, content }, index) => {
        const { decision: _decision, ...verdict } = verdicts[from + index]!
        return { ...verdict, page, line, content: sealContent(context.secrets, content).toString('hex') }
      })
      await write.insertRows(tx, { ...at, office: row.office_id }, rows)
      await tell(from + rows.length, lines.length)
    }
    const isReady = await write.updateImport(
      tx,
      { ...at, from: ['reading'] },
      {
        state: 'ready',
        problem: null,
        pages: read.pages,
        outcome: countKinds(verdicts),
        rowsDone: lines.length,
        wakeIn: pendingSeconds,
      },
    )
    if (!isReady) throw new Error('the import ended while it was read')
  })
  return null
}

function contentOf({ door, name, sex, birth, phone, relation, headCount, cells, remarks }: ReadRow): Content {
  return { door, name, sex, birth, phone, relation, headCount, cells, remarks }
}

/** Says how far the work is, in a transaction of its own, and that its process is alive. */
export function progressOf(context: PeopleContext, actor: AccountActor, at: write.ImportAt) {
  return (done: number, total: number): Promise<unknown> =>
    context.database.write(actor, (tx) =>
      write.updateImport(
        tx,
        { ...at, from: ['reading', 'importing'] },
        { rowsDone: done, rowsTotal: total, wakeIn: silentSeconds },
      ),
    )
}

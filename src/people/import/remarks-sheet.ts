import type { FastifyReply } from 'fastify'
import type { AccountActor } from '../../platform/actor.ts'
import { record } from '../../platform/journal/write.ts'
import { Problem } from '../../platform/problem.ts'
import { runInWorker, workerFile } from '../../platform/workers/run-in-worker.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { seeImport } from './hold-import.ts'
import { findRows } from './read-rows.ts'
import type { RemarksAsk } from './remarks-worker.ts'
import { isField } from './rules-headings.ts'
import { remarkOnLine } from './rules-remark-words.ts'
import { openFile } from './sealed-import.ts'
import { limits, mostRows } from './understand-sheet.ts'
import type { ImportAt, ImportRow } from './write-imports.ts'

/** Sends the same sheet with a column of remarks; journalled. Throws people.no-such-import, refused, import-not-now. */
export async function sendRemarks(
  context: PeopleContext,
  actor: AccountActor,
  { reply, ...at }: ImportAt & { reply: FastifyReply },
): Promise<Buffer> {
  const { row, remarks } = await context.database.write(actor, async (tx) => {
    const found = await seeImport(tx, actor, at)
    if (found.state !== 'ready') throw new Problem(peopleProblems.importNotNow, { reason: found.state })
    const rows = await findRows(tx, { ...at, limit: mostRows + 1 })
    await record(tx, {
      community: at.community,
      kind: 'import.sheet_taken',
      subject: { kind: 'import', id: at.id },
      at: found.now,
      reader: 'staff',
      office: found.office_id,
      facts: { rows: rows.length },
    })
    return {
      row: found,
      remarks: new Map(rows.map((each) => [`${each.page}:${each.line}`, remarkOnLine(each.kind, each.remarks)])),
    }
  })
  const bytes = await openFile(context, at)
  if (!bytes) throw new Problem(peopleProblems.importNotNow, { reason: 'file-gone' })
  const made = await withRemarks(bytes, row, remarks)
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="remarks.xlsx"; filename*=UTF-8''${encodeURIComponent('导入核对.xlsx')}`,
    )
    .header('cache-control', 'no-store')
  return made
}

async function withRemarks(bytes: Buffer, row: ImportRow, remarks: Map<string, string>): Promise<Buffer> {
  const given: RemarksAsk = {
    bytes,
    limits,
    remarks,
    below: row.pages.map(({ below }) => below),
    blank: row.pages.map(({ columns }) =>
      columns
        .filter(({ use }) => use === 'idNumber' || (!isField(use) && use !== 'derived'))
        .map(({ column }) => column),
    ),
  }
  let made: Buffer = Buffer.alloc(0)
  await runInWorker<Uint8Array>({
    file: workerFile(import.meta.url, 'remarks-worker'),
    given,
    limits: { heapMegabytes: 320, milliseconds: 90_000 },
    hear: (said) => {
      made = Buffer.from(said.buffer, said.byteOffset, said.byteLength)
    },
  })
  return made
}

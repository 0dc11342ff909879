import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { KeptTable } from './manifest.ts'
import { copyOut, type TableShape } from './read.ts'

const partBytes = 1024 * 1024
// COPY text escapes the newlines of values, so that each one ends a row.
const newline = 10

/** Reads a table as the transaction sees it; `take` gets its COPY text in parts of whole rows, at least one. Gives count and hash. */
export async function copyTable(
  client: pg.ClientBase,
  table: Pick<TableShape, 'name' | 'columns' | 'key'>,
  take: (part: Buffer) => Promise<void>,
): Promise<KeptTable> {
  const hash = createHash('sha256')
  const stream = client.query(copyTo(copyOut(table)))
  let waiting: Buffer[] = []
  let size = 0
  let endsRow = false
  const hand = async (bytes: Buffer) => {
    hash.update(bytes)
    await take(bytes)
  }
  for await (const piece of stream) {
    waiting.push(piece as Buffer)
    size += (piece as Buffer).length
    endsRow ||= (piece as Buffer).includes(newline)
    // A row may be longer than a part.
    if (size < partBytes || !endsRow) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(newline) + 1
    await hand(all.subarray(0, end))
    waiting = [all.subarray(end)]
    size = all.length - end
    endsRow = false
  }
  await hand(Buffer.concat(waiting))
  return { name: table.name, columns: table.columns, rows: stream.rowCount, sha256: hash.digest('hex') }
}

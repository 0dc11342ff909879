import { parentPort, workerData } from 'node:worker_threads'
import { NotASheet, type SheetLimits } from './contract-cells.ts'
import { openBook } from './open-sheet.ts'

/** What comes out: pages in pieces, so that no message is long to read on the other side. */
export type SheetSaid =
  | { readonly page: string; readonly rows: readonly (readonly unknown[])[] }
  | { readonly hiddenSheets: readonly string[] }
  | { readonly refused: string }

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SheetLimits }
const rowsAtOnce = 500

try {
  const { pages, hiddenSheets } = openBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  parentPort!.postMessage({ hiddenSheets } satisfies SheetSaid)
  for (const { name, rows } of pages) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      parentPort!.postMessage({ page: name, rows: rows.slice(from, from + rowsAtOnce) } satisfies SheetSaid)
    }
  }
} catch (error) {
  if (!(error instanceof NotASheet)) throw error
  parentPort!.postMessage({ refused: error.reason } satisfies SheetSaid)
}

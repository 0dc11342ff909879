import { parentPort, workerData } from 'node:worker_threads'
import { NotASheet, type SheetLimits } from './contract-cells.ts'
import { openBook } from './open-sheet.ts'

/** What comes out: pages in pieces, so that no message is long to read on the other side. */
export type SheetSaid =
  | {
      readonly page: string
      readonly rows: readonly (readonly unknown[])[]
      /** Which of these rows, from 0, nobody sees in the file. */
      readonly hidden: readonly number[]
    }
  | { readonly hiddenSheets: readonly string[] }
  | { readonly refused: string }

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SheetLimits }
const rowsAtOnce = 500

try {
  const { pages, hiddenSheets } = openBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  parentPort!.postMessage({ hiddenSheets } satisfies SheetSaid)
  for (const { name, rows, hiddenLines = new Set<number>() } of pages) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const piece = rows.slice(from, from + rowsAtOnce)
      const hidden = [...piece.keys()].filter((line) => hiddenLines.has(from + line))
      parentPort!.postMessage({ page: name, rows: piece, hidden } satisfies SheetSaid)
    }
  }
} catch (error) {
  if (!(error instanceof NotASheet)) throw error
  parentPort!.postMessage({ refused: error.reason } satisfies SheetSaid)
}

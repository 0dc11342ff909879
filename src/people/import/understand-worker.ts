import { parentPort, workerData } from 'node:worker_threads'
import { NotASheet, type SheetLimits } from '../../platform/sheets/contract-cells.ts'
import { openBook, sheetKind } from '../../platform/sheets/open-sheet.ts'
import type { ReadRow } from './rules-rows.ts'
import { hiddenPage, type ReadPage, readPage, rowsOf, type SheetAsk } from './rules-sheets.ts'

/** What the worker is given. */
export type UnderstandAsk = {
  readonly bytes: Uint8Array
  readonly limits: SheetLimits
  readonly sheet: Omit<SheetAsk, 'typed'>
}

/** What comes out of it, rows in pieces: how the sheets were read, their lines, or why the file is not taken. */
export type Understood =
  | { readonly pages: readonly ReadPage[] }
  | { readonly rows: readonly ReadRow[] }
  | { readonly refused: string }

const rowsAtOnce = 250
const { bytes, limits, sheet } = workerData as UnderstandAsk
const say = (said: Understood) => parentPort!.postMessage(said)

function understand(file: Buffer): void {
  const ask: SheetAsk = { ...sheet, typed: sheetKind(file) !== 'csv' }
  const { pages, hiddenSheets } = openBook(file, limits)
  const read = pages.map((page, number) => readPage(page, number, ask))
  say({ pages: [...read, ...hiddenSheets.map(hiddenPage)] })
  let piece: ReadRow[] = []
  for (const [number, page] of pages.entries()) {
    for (const row of rowsOf(page, { ...read[number]!, number }, ask)) {
      piece.push(row)
      if (piece.length < rowsAtOnce) continue
      say({ rows: piece })
      piece = []
    }
  }
  if (piece.length > 0) say({ rows: piece })
}

try {
  understand(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
} catch (error) {
  if (!(error instanceof NotASheet)) throw error
  say({ refused: error.reason })
}

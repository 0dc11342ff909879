import { OverLimit, runInWorker, type WorkerLimits, workerFile } from '../workers/run-in-worker.ts'
import { type Cell, NotASheet, type SheetReason } from './contract-cells.ts'
import type { SheetSaid } from './sheet-worker.ts'

export { NotASheet } from './contract-cells.ts'

/** What reading one sheet may cost: a second and a half on a small machine, and far from what the process may hold. */
export const readingLimits: WorkerLimits = { heapMegabytes: 192, milliseconds: 30_000 }
const unpackedBytes = 64 * 1024 * 1024
const mostColumns = 60

/** The first sheet that is seen, how many of its rows below the head are not, and the names of sheets that hold something and are hidden. */
export type FirstSheet = {
  readonly rows: string[][]
  readonly hiddenLines: number
  readonly hiddenSheets: readonly string[]
}

/**
 * The cells of the first sheet of an `.xlsx`, `.xls` or `.csv` as trimmed words, without empty rows; at most `most` rows.
 * Read in a worker. Throws NotASheet.
 */
export async function readBook(bytes: Buffer, most: number, within = readingLimits): Promise<FirstSheet> {
  const rows: string[][] = []
  let hiddenSheets: readonly string[] = []
  let hiddenLines = 0
  let page: string | undefined
  await runInWorker<SheetSaid>({
    file: workerFile(import.meta.url, 'sheet-worker'),
    given: { bytes, limits: { rows: most * 2, cells: most * mostColumns, unpackedBytes } },
    limits: within,
    hear: (said) => {
      if ('refused' in said) throw new NotASheet(said.refused as SheetReason)
      if ('hiddenSheets' in said) {
        hiddenSheets = said.hiddenSheets
        return
      }
      page ??= said.page
      if (said.page !== page) return
      for (const [line, cells] of (said.rows as Cell[][]).entries()) {
        const words = cells.slice(0, mostColumns).map(wordsOf)
        if (words.every((cell) => cell === '')) continue
        if (rows.length > 0 && said.hidden.includes(line)) hiddenLines += 1
        rows.push(words)
      }
    },
  }).catch(refuseOverLimit)
  if (rows.length > most) throw new NotASheet('too-many-rows')
  return { rows, hiddenLines, hiddenSheets }
}

/** What went over a limit is a sheet that cannot be taken. */
export function refuseOverLimit(error: unknown): never {
  if (error instanceof OverLimit) throw new NotASheet(error.what === 'time' ? 'took-too-long' : 'took-too-much-memory')
  throw error
}

/** A cell as the words that people see in it. */
export function wordsOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return 'date' in cell ? cell.date : cell.error
  return String(cell).trim()
}

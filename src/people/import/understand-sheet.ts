import { NotASheet, type SheetReason } from '../../platform/sheets/contract-cells.ts'
import { refuseOverLimit } from '../../platform/sheets/read-sheet.ts'
import { runInWorker, workerFile } from '../../platform/workers/run-in-worker.ts'
import type { Use } from './rules-headings.ts'
import type { ReadRow } from './rules-rows.ts'
import type { ReadPage } from './rules-sheets.ts'
import type { UnderstandAsk, Understood } from './understand-worker.ts'

/** What one file may be: its bytes, its rows and cells, what it may come to unpacked. */
export const mostBytes = 12 * 1024 * 1024
export const mostRows = 25_000
export const limits = { rows: mostRows, cells: 800_000, unpackedBytes: 96 * 1024 * 1024 } as const
const workerLimits = { heapMegabytes: 224, milliseconds: 60_000 } as const

/** A column that a person set: by sheet and column, both from 0. */
export type SetColumn = { readonly page: number; readonly column: number; readonly use: Use }

export type SheetToRead = {
  readonly bytes: Buffer
  readonly today: string
  readonly remembered: ReadonlyMap<string, Use>
  readonly set: readonly SetColumn[]
}

/** Reads a file in a worker: how its sheets are laid out, and every line. Throws NotASheet. */
export async function understandSheet(file: SheetToRead): Promise<{ pages: readonly ReadPage[]; rows: ReadRow[] }> {
  const set = new Map<number, Map<number, Use>>()
  for (const { page, column, use } of file.set)
    set.set(page, (set.get(page) ?? new Map<number, Use>()).set(column, use))
  let pages: readonly ReadPage[] = []
  const rows: ReadRow[] = []
  const given: UnderstandAsk = {
    bytes: file.bytes,
    limits,
    sheet: { today: file.today, remembered: file.remembered, set },
  }
  await runInWorker<Understood>({
    file: workerFile(import.meta.url, 'understand-worker'),
    given,
    limits: workerLimits,
    hear: (said) => {
      if ('refused' in said) throw new NotASheet(said.refused as SheetReason)
      if ('pages' in said) pages = said.pages
      else rows.push(...said.rows)
    },
  }).catch(refuseOverLimit)
  return { pages, rows }
}

import { parentPort, workerData } from 'node:worker_threads'
import exceljs from 'exceljs'
import type { Cell, SheetLimits } from '../../platform/sheets/contract-cells.ts'
import { openSheet } from '../../platform/sheets/open-sheet.ts'

/** What the worker is given: the file, by sheet the columns that come back blank, and by `sheet:line` what is remarked. */
export type RemarksAsk = {
  readonly bytes: Uint8Array
  readonly limits: SheetLimits
  readonly blank: readonly (readonly number[])[]
  readonly below: readonly (number | null)[]
  readonly remarks: ReadonlyMap<string, string>
}

const { bytes, limits, blank, below, remarks } = workerData as RemarksAsk
const book = new exceljs.Workbook()
const pages = openSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
for (const [number, page] of pages.entries()) {
  const sheet = book.addWorksheet(page.name || '表')
  const width = Math.max(0, ...page.rows.map((row) => row.length))
  const first = below[number] ?? null
  for (const [line, cells] of page.rows.entries()) {
    const isData = first === null || line >= first
    const shown = Array.from({ length: width }, (_, column) =>
      isData && blank[number]?.includes(column) ? null : shownOf(cells[column] ?? null),
    )
    const remark =
      first !== null && line === first - 1 ? '备注（系统）' : (remarks.get(`${number}:${line + 1}`) ?? null)
    sheet.addRow([...shown, remark])
  }
  sheet.getColumn(width + 1).width = 48
}
const made = new Uint8Array(await book.xlsx.writeBuffer())
parentPort!.postMessage(made, [made.buffer])

/** Words stay words: what begins with = or + is written as text and never becomes a formula. */
function shownOf(cell: Cell): string | number | null {
  if (cell === null || typeof cell !== 'object') return cell
  return 'date' in cell ? cell.date : cell.error
}

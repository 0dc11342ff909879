import type { Writable } from 'node:stream'
import { setImmediate as afterOthers } from 'node:timers/promises'
import type exceljs from 'exceljs'

/** A cell: words, a number, nothing, or words that lead somewhere (`#'Sheet'!A1` inside the workbook, or an address). */
export type Cell = string | number | null | { readonly text: string; readonly link: string }

/** One sheet: lines above the table, its columns (width in characters), its rows in order. */
export type Sheet = {
  readonly name: string
  readonly heading: readonly string[]
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: Iterable<readonly Cell[]>
}

const rowsAtOnce = 200

/** Writes the sheets as `.xlsx` row by row, letting others run in between; ends the stream. */
export async function writeWorkbook(to: Writable, sheets: readonly Sheet[]): Promise<void> {
  // Large and seldom used: fetched when somebody asks for a sheet.
  const { default: library } = await import('exceljs')
  const workbook = new library.stream.xlsx.WorkbookWriter({ stream: to, useStyles: true })
  for (const sheet of sheets) await writeSheet(workbook, sheet)
  await workbook.commit()
}

async function writeSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, sheet: Sheet): Promise<void> {
  const { name, heading, columns, rows } = sheet
  const page = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: heading.length + 1 }],
  })
  page.columns = columns.map(({ width }) => ({ width }))
  for (const [index, line] of heading.entries()) {
    const row = page.addRow([line])
    row.font = index === 0 ? { bold: true, size: 16 } : { size: 10 }
    row.commit()
  }
  const head = page.addRow(columns.map(({ header }) => header))
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'middle' }
  head.commit()
  let written = 0
  for (const cells of rows) {
    writeRow(page, cells)
    written += 1
    if (written % rowsAtOnce === 0) await afterOthers()
  }
  page.commit()
}

function writeRow(page: exceljs.Worksheet, cells: readonly Cell[]): void {
  // Words stay words: a cell that begins with = or + is never read as a formula.
  const row = page.addRow(
    cells.map((cell) => (cell !== null && typeof cell === 'object' ? { text: cell.text, hyperlink: cell.link } : cell)),
  )
  row.alignment = { wrapText: true, vertical: 'top' }
  row.commit()
}

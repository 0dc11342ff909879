import { createRequire } from 'node:module'
import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { type Book, type Cell, type Merge, NotASheet, type Page, type SheetLimits } from './contract-cells.ts'
import type { HiddenLines } from './hidden-lines.ts'

/** Sheets of the nineties name a code page (936 in China) instead of holding Unicode; its tables take long to load. */
export function knowCodePages(): void {
  set_cptable(createRequire(import.meta.url)('@e965/xlsx/dist/cpexcel'))
}

// No formulas, styles, links or drawings are made of it: values and formats alone.
const plainly = {
  type: 'buffer',
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  cellStyles: false,
  bookVBA: false,
  bookDeps: false,
} as const

/**
 * The cells of every sheet of an .xlsx or .xls that was checked. Sheets that are hidden are left out and named; lines that are
 * hidden are read and named. Throws NotASheet.
 */
export function readWorkbook(bytes: Buffer, limits: SheetLimits, hiddenLines: HiddenLines): Book {
  const book = opened(bytes, limits)
  const isHidden = (index: number) => Boolean(book.Workbook?.Sheets?.[index]?.Hidden)
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet || sheet['!type'] === 'chart') return []
    const page = { ...pageOf(name, sheet, isOf1904(book)), hiddenLines: hiddenLines[index] ?? new Set<number>() }
    return [{ page, isHidden: isHidden(index) }]
  })
  const pages = sheets.filter((sheet) => !sheet.isHidden).map(({ page }) => page)
  const hiddenSheets = sheets
    .filter(({ page, isHidden }) => isHidden && page.rows.length > 0)
    .map(({ page }) => page.name)
  const rows = pages.reduce((sum, page) => sum + page.rows.length, 0)
  if (rows > limits.rows) throw new NotASheet('too-many-rows')
  if (pages.reduce((sum, page) => sum + cellsIn(page), 0) > limits.cells) throw new NotASheet('too-many-cells')
  return { pages, hiddenSheets }
}

function opened(bytes: Buffer, limits: SheetLimits): WorkBook {
  try {
    return read(bytes, { ...plainly, sheetRows: limits.rows + 1 })
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message)) throw new NotASheet('encrypted')
    throw new NotASheet('damaged')
  }
}

function isOf1904(book: WorkBook): boolean {
  return book.Workbook?.WBProps?.date1904 === true
}

function cellsIn(page: Page): number {
  return page.rows.reduce((sum, row) => sum + row.length, 0)
}

function pageOf(name: string, sheet: WorkSheet, of1904: boolean): Page {
  const lines = ((sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []) as (CellObject | undefined)[][]
  const rows = Array.from(lines, (line) => trimmed(Array.from(line ?? [], (cell) => cellOf(cell, of1904))))
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
  return { name, rows, merges: mergesOf(sheet, rows.length) }
}

function trimmed(cells: Cell[]): Cell[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}

function cellOf(cell: CellObject | undefined, of1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z') return null
  if (cell.t === 'e') return { error: String(cell.w ?? cell.v) }
  if (cell.t === 'n') return isDate(cell) ? dated(Number(cell.v), of1904) : Number(cell.v)
  return String(cell.v).trim() || null
}

function isDate(cell: CellObject): boolean {
  return typeof cell.z === 'string' && SSF.is_date(cell.z)
}

function dated(serial: number, of1904: boolean): Cell {
  const parts = SSF.parse_date_code(serial, { date1904: of1904 })
  if (!parts) return serial
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`
  return { date: serial % 1 === 0 ? day : `${day} ${two(parts.H)}:${two(parts.M)}` }
}

/** Merges can reach to the end of the world; nothing is below the last row. */
function mergesOf(sheet: WorkSheet, rows: number): Merge[] {
  return (sheet['!merges'] ?? []).flatMap(({ s, e }) =>
    s.r < rows ? [{ top: s.r, left: s.c, bottom: Math.min(e.r, rows - 1), right: Math.min(e.c, s.c + 200) }] : [],
  )
}

/** The day a serial number of Excel stands for, `YYYY-MM-DD`; null when it is none. */
export function dayOfSerial(serial: number): string | null {
  const cell = Number.isInteger(serial) && serial > 0 && serial < 2_958_466 ? dated(serial, false) : null
  return cell !== null && typeof cell === 'object' && 'date' in cell ? cell.date : null
}

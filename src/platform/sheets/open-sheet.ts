import { checkBiff } from './check-biff.ts'
import { checkZip } from './check-zip.ts'
import { type Book, NotASheet, type Page, type SheetLimits } from './contract-cells.ts'
import { type HiddenLines, hiddenInParts, hiddenInRecords } from './hidden-lines.ts'
import { readCsv } from './read-csv.ts'
import { knowCodePages, readWorkbook } from './read-workbook.ts'

/** What a file is, by its first bytes and never by its name. */
export type SheetKind = 'xlsx' | 'xls' | 'csv'

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

export function sheetKind(bytes: Buffer): SheetKind {
  if (bytes.subarray(0, 4).equals(zip)) return 'xlsx'
  return bytes.subarray(0, 8).equals(compound) ? 'xls' : 'csv'
}

/** The cells of every sheet that is seen in a file; in a worker only, as `openBook`. Throws NotASheet. */
export function openSheet(bytes: Buffer, limits: SheetLimits): readonly Page[] {
  return openBook(bytes, limits).pages
}

/**
 * The cells of every sheet that is seen in an `.xlsx`, `.xls` or `.csv`, and the names of those that are not. Takes seconds
 * and much memory for a large file: called in a worker only. Throws NotASheet.
 */
export function openBook(bytes: Buffer, limits: SheetLimits): Book {
  const kind = sheetKind(bytes)
  if (kind === 'csv') return { pages: readCsv(bytes, limits), hiddenSheets: [] }
  const book = readWorkbook(bytes, limits, kind === 'xlsx' ? checkedZip(bytes, limits) : checkedBiff(bytes))
  if (book.pages.length === 0) throw new NotASheet('not-a-sheet')
  return book
}

function checkedZip(bytes: Buffer, limits: SheetLimits): HiddenLines {
  const hidden = hiddenInParts()
  checkZip(bytes, limits, hidden.look)
  return hidden.bySheet()
}

function checkedBiff(bytes: Buffer): HiddenLines {
  const stream = checkBiff(bytes)
  knowCodePages()
  return hiddenInRecords(stream)
}

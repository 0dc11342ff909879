import { checkBiff } from './check-biff.ts'
import { checkZip } from './check-zip.ts'
import { NotASheet, type Page, type SheetLimits } from './contract-cells.ts'
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

/**
 * The cells of every sheet in an `.xlsx`, `.xls` or `.csv`. Takes seconds and much memory for a large file: called in a
 * worker only. Throws NotASheet.
 */
export function openSheet(bytes: Buffer, limits: SheetLimits): Page[] {
  const kind = sheetKind(bytes)
  if (kind === 'csv') return readCsv(bytes, limits)
  const pages = readWorkbook(bytes, limits, kind === 'xlsx' ? checkedZip(bytes, limits) : checkedBiff(bytes))
  if (pages.length === 0) throw new NotASheet('not-a-sheet')
  return pages
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

/**
 * A cell as it was read: words, a number as it is kept in the file, a moment (Excel dates have no time zone), an error of a
 * formula, or nothing. Comma-separated files hold words only.
 */
export type Cell = string | number | null | { readonly date: string } | { readonly error: string }

/** Cells that are one on the page: rows and columns from 0, both ends included. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet of a file. `rows[0]` is the first line of the sheet, so that cells can be named as people see them. */
export type Page = {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** Lines, from 0, that whoever opens the file does not see: hidden, folded away or filtered out. */
  readonly hiddenLines?: ReadonlySet<number>
}

/** What a file holds: the sheets that are seen, and the names of those that hold something and are hidden, which are left out. */
export type Book = { readonly pages: readonly Page[]; readonly hiddenSheets: readonly string[] }

export type SheetLimits = {
  /** Rows of all sheets together. */
  readonly rows: number
  readonly cells: number
  /** What the file may come to once unpacked, in bytes. */
  readonly unpackedBytes: number
}

export const sheetReasons = [
  'not-a-sheet',
  'damaged',
  'encrypted',
  'macros',
  'web-page',
  'other-format',
  'too-large-unpacked',
  'too-many-rows',
  'too-many-cells',
  'took-too-long',
  'took-too-much-memory',
] as const
export type SheetReason = (typeof sheetReasons)[number]

/** Thrown where the bytes are no sheet that can be taken. The reason is a stable word. */
export class NotASheet extends Error {
  readonly reason: SheetReason
  constructor(reason: SheetReason) {
    super(reason)
    this.name = 'NotASheet'
    this.reason = reason
  }
}

/** A cell's place as people call it: column letters and the line, `C15`. Both counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** The letters above a column, counted from 0: A … Z, AA … */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

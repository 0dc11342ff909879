import type { Page } from '../../platform/sheets/contract-cells.ts'
import { type Column, type Known, recogniseColumns } from './rules-columns.ts'
import { isField, type Use } from './rules-headings.ts'
import { findHead, lineKind, sectionOf } from './rules-layout.ts'
import { wordsIn } from './rules-persons.ts'
import { type Above, type ReadRow, readRow } from './rules-rows.ts'

/** What one sheet holds: its columns as they were recognised, and where its table begins. */
export type ReadPage = {
  readonly name: string
  /** The line below the headings, from 0; null where no table was found. */
  readonly below: number | null
  readonly columns: readonly Column[]
  /** How many of its lines are hidden or filtered out in the file; they are read like the others. Older imports do not know. */
  readonly hidden?: number
  /** Nobody sees the sheet in the file: it is left out, and stands behind all that were read. */
  readonly isHiddenSheet?: true
}

/** A sheet that holds something and is hidden in the file: nothing of it but its name. */
export function hiddenPage(name: string): ReadPage {
  return { name, below: null, columns: [], isHiddenSheet: true }
}

export type SheetAsk = {
  readonly today: string
  readonly typed: boolean
  readonly remembered: ReadonlyMap<string, Use>
  /** Columns that a person set, by sheet and column. */
  readonly set: ReadonlyMap<number, Known['set']>
}

/** Finds the table of a sheet and what its columns hold. */
export function readPage(page: Page, number: number, ask: SheetAsk): ReadPage {
  const head = findHead(page, ask.remembered)
  const below = head?.below ?? 0
  const width = Math.max(0, ...page.rows.slice(below, below + 200).map((row) => row.length))
  const headings = Array.from(
    { length: Math.max(width, head?.headings.length ?? 0) },
    (_, column) => head?.headings[column] ?? '',
  )
  const known = { remembered: ask.remembered, set: ask.set.get(number) ?? new Map<number, Use>() }
  const data = page.rows.slice(below).filter((row) => lineKind(row, headings) === 'data')
  const columns = recogniseColumns(headings, (column) => data.map((row) => row[column] ?? null), {
    ...known,
    today: ask.today,
    typed: ask.typed,
  })
  const holds = (use: Use) => columns.some((column) => column.use === use)
  const isTable = (holds('name') || holds('head') || holds('headCount')) && (holds('address') || holds('door'))
  const kept = columns.filter(({ heading, use }) => heading !== '' || use !== 'unknown')
  return {
    name: page.name,
    below: isTable ? below : null,
    columns: kept,
    hidden: isTable ? hiddenIn(page, below, kept) : 0,
  }
}

/** How many of the lines that say something nobody sees in the file. */
function hiddenIn(page: Page, below: number, columns: readonly Column[]): number {
  const headings = headingsOf(columns)
  return [...(page.hiddenLines ?? [])].filter((line) => {
    const cells = page.rows[line]
    return line >= below && cells && lineKind(cells, headings) === 'data' && saysSomething(cells, columns)
  }).length
}

function headingsOf(columns: readonly Column[]): string[] {
  return columns.map(({ heading }) => heading).filter((heading) => heading !== '')
}

/** The persons and households of a sheet, line by line; blank lines, totals, repeated headings and signatures are passed over. */
export function* rowsOf(page: Page, read: ReadPage & { readonly number: number }, ask: SheetAsk): Generator<ReadRow> {
  if (read.below === null) return
  const headings = headingsOf(read.columns)
  let above: Above = { section: sectionAbove(page, read.below), door: null, head: null }
  for (let line = read.below; line < page.rows.length; line += 1) {
    const cells = page.rows[line]!
    const kind = lineKind(cells, headings)
    if (kind === 'section') {
      above = { section: sectionOf(cells.map(wordsIn).find((words) => words !== null)!), door: null, head: null }
    }
    if (kind !== 'data' || !saysSomething(cells, read.columns)) continue
    const { row, below } = readRow({
      page,
      pageNumber: read.number,
      line,
      columns: read.columns,
      above,
      today: ask.today,
      typed: ask.typed,
    })
    above = below
    yield row
  }
}

/** The building that the sheet's name or its title speaks of. */
function sectionAbove(page: Page, below: number): Above['section'] {
  const titles = page.rows.slice(0, below).map((row) => row.map(wordsIn).find((words) => words !== null) ?? '')
  return [...titles.slice(0, Math.max(0, below - 1)), page.name].map(sectionOf).find((parts) => parts !== null) ?? null
}

/** Lines that hold nothing but their number are forms left empty. */
function saysSomething(cells: ReadPageCells, columns: readonly Column[]): boolean {
  return columns.some(({ column, use }) => isField(use) && wordsIn(cells[column] ?? null) !== null)
}

type ReadPageCells = Page['rows'][number]

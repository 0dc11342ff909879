import type { Cell } from '../../platform/sheets/contract-cells.ts'
import { addressParts } from './rules-addresses.ts'
import { birthIn } from './rules-births.ts'
import { excludedWord, type Field, headingUse, isExcluded, isField, type Use } from './rules-headings.ts'
import { tightWords } from './rules-numerals.ts'
import { headCountIn, nameIn, phoneIn, relationIn, sexIn, wordsIn } from './rules-persons.ts'

/** How a column was recognised: remembered by the office, by its name, by what stands in it, or set by a person. */
export type Basis = 'remembered' | 'name' | 'name-and-content' | 'content' | 'person' | 'none'

/** What a column is read as, how sure that is (0 to 1), and why. */
export type Column = {
  readonly column: number
  readonly heading: string
  readonly use: Use
  readonly confidence: number
  readonly basis: Basis
}

/** What of a column is known before its cells are looked at. */
export type Known = { readonly remembered: ReadonlyMap<string, Use>; readonly set: ReadonlyMap<number, Use> }

const mostLooked = 200
const fewest = 3
// By content alone only what looks like nothing else; the order is that of trying.
const byContent: readonly Field[] = ['idNumber', 'phone', 'birth', 'sex', 'address', 'relation', 'name']

/** What each column of a table holds; no field is held by two. `cells` gives a column's cells below its heading. */
export function recogniseColumns(
  headings: readonly string[],
  cells: (column: number) => readonly Cell[],
  at: Known & { today: string; typed: boolean },
): Column[] {
  const columns = headings.map((heading, column) => recognise(heading, column, cells(column).slice(0, mostLooked), at))
  return columns.map((column) => {
    const better = columns.find(
      (other) =>
        other !== column &&
        other.use === column.use &&
        (other.confidence > column.confidence ||
          (other.confidence === column.confidence && other.column < column.column)),
    )
    if (!better || !isField(column.use)) return column
    // A second telephone is a second number; a second of anything else is nobody's to guess.
    const hasLandline = columns.some(({ use }) => use === 'landline')
    if (column.use === 'phone' && !hasLandline) return { ...column, use: 'landline', confidence: 0.6 }
    return { ...column, use: 'unknown', confidence: 0, basis: 'none' }
  })
}

function recognise(
  heading: string,
  column: number,
  cells: readonly Cell[],
  at: Known & { today: string; typed: boolean },
): Column {
  const given = at.set.get(column)
  if (given) return { column, heading, use: given, confidence: 1, basis: 'person' }
  const full = cells.filter((cell) => wordsIn(cell) !== null)
  const excluded = excludedByContent(full)
  if (excluded) return { column, heading, use: excluded, confidence: 0.95, basis: 'content' }
  const remembered = at.remembered.get(heading)
  if (remembered) return { column, heading, use: remembered, confidence: 1, basis: 'remembered' }
  const named = headingUse(heading)
  if (isExcluded(named)) return { column, heading, use: named, confidence: 0.95, basis: 'name' }
  if (named !== 'unknown') return { column, heading, use: named, ...sureness(named, full, at) }
  const found = full.length >= fewest ? byContent.find((field) => shareOf(field, full, at) >= 0.8) : undefined
  if (!found) return { column, heading, use: 'unknown', confidence: 0, basis: 'none' }
  return { column, heading, use: found, confidence: Math.round(shareOf(found, full, at) * 75) / 100, basis: 'content' }
}

function sureness(
  use: Use,
  full: readonly Cell[],
  at: { today: string; typed: boolean },
): { confidence: number; basis: Basis } {
  if (!isField(use) || full.length < fewest) return { confidence: 0.9, basis: 'name' }
  const share = shareOf(use, full, at)
  if (share >= 0.6) return { confidence: 0.98, basis: 'name-and-content' }
  return { confidence: share >= 0.2 ? 0.8 : 0.5, basis: 'name' }
}

/** The excluded kind that most of a column's cells are words of, or any of them when it is one of the weightiest. */
function excludedByContent(full: readonly Cell[]): ReturnType<typeof excludedWord> {
  const kinds = full.map((cell) => excludedWord(tightWords(wordsIn(cell)!))).filter((kind) => kind !== null)
  return kinds.length >= Math.max(2, full.length * 0.3) ? kinds[0]! : null
}

function shareOf(field: Field, full: readonly Cell[], at: { today: string; typed: boolean }): number {
  return full.filter((cell) => fits(field, cell, at)).length / Math.max(1, full.length)
}

function fits(field: Field, cell: Cell, at: { today: string; typed: boolean }): boolean {
  const words = tightWords(wordsIn(cell) ?? '')
  switch (field) {
    case 'idNumber':
      return /^\d{17}[\dXx]$|^\d{15}$/.test(words)
    case 'phone':
    case 'landline':
      return isValue(phoneIn(cell))
    case 'birth':
      return !/^\d{3,4}$/.test(words) && birthIn(cell, at) !== null && 'birth' in birthIn(cell, at)!
    case 'sex':
      return /^[男女]性?$/.test(words) && isValue(sexIn(cell))
    case 'relation':
      return isValue(relationIn(cell))
    case 'name':
    case 'head':
      return /^\p{Script=Han}{2,4}$/u.test(words) && isValue(nameIn(cell)) && !isValue(relationIn(cell))
    case 'headCount':
      return isValue(headCountIn(cell))
    case 'address': {
      const parts = addressParts(words)
      return parts?.building != null && parts.door !== null
    }
    case 'door':
      return /^\d{2,4}(房|室)?$/.test(words)
    default:
      return /\d|[零一二三四五六七八九十]/.test(words)
  }
}

function isValue(said: object | null): boolean {
  return said !== null && 'value' in said
}

import { type Cell, cellName, type Page } from '../../platform/sheets/contract-cells.ts'
import { type Birth, type Relation, readIdNumber, wrongBirth } from '../residents/rules-residents.ts'
import { type AddressParts, addressParts, type DoorName, doorFrom, partIn } from './rules-addresses.ts'
import { birthIn } from './rules-births.ts'
import type { Column } from './rules-columns.ts'
import { type ExcludedKind, excludedIn, type Field, isExcluded } from './rules-headings.ts'
import { isCutNumber, tightWords, wholeDigits } from './rules-numerals.ts'
import { headCountIn, nameIn, phoneIn, relationIn, type Said, sexIn, wordsIn } from './rules-persons.ts'

/** Something about one cell that people are told: by it the row cannot be taken, or what of it was left out. */
export type Remark = {
  /** `C15`; null where it is about the whole row. */
  readonly cell: string | null
  readonly field: Field | null
  readonly reason: string
  readonly refuses: boolean
}

/** One person, or one dwelling with its number of heads, as a line of a sheet says it. */
export type ReadRow = {
  readonly page: number
  /** Its line in the sheet, the first being 1. */
  readonly line: number
  readonly door: DoorName | null
  readonly name: string | null
  readonly sex: 'female' | 'male' | null
  readonly birth: Birth | null
  readonly phone: string | null
  readonly relation: Relation | null
  readonly headCount: number | null
  /** Where its door, its name and its place in the household stand, for what is found out later. */
  readonly cells: Readonly<Partial<Record<Field, string>>>
  readonly remarks: readonly Remark[]
}

/** What the lines above give to a line: the household's door and head, the building of the section or sheet. */
export type Above = {
  readonly section: AddressParts | null
  readonly door: DoorName | null
  readonly head: string | null
}

export type RowAsk = {
  readonly page: Page
  readonly pageNumber: number
  /** From 0. */
  readonly line: number
  readonly columns: readonly Column[]
  readonly above: Above
  readonly today: string
  readonly typed: boolean
}

type Reading = { readonly ask: RowAsk; readonly cells: readonly Cell[]; readonly remarks: Remark[] }

/** Reads one line. Gives also what the lines below it inherit. */
export function readRow(ask: RowAsk): { row: ReadRow; below: Above } {
  const reading: Reading = { ask, cells: ask.page.rows[ask.line] ?? [], remarks: [] }
  leaveOut(reading)
  const head = taken(reading, 'head', nameIn)
  const given = taken(reading, 'name', nameIn)
  const relation = relationOf(reading, { head, name: given })
  const name = given ?? (relation === 'head' ? head : null)
  const { birth, sex } = birthAndSex(reading)
  const headCount = taken(reading, 'headCount', headCountIn, false)
  const hasOwnHead = wordsIn(reading.cells[columnOf(reading, 'head')] ?? null) !== null
  const isNewHousehold = hasOwnHead || relation === 'head'
  const door = doorOf(reading, isNewHousehold || (name === null && headCount !== null))
  if (
    name === null &&
    headCount === null &&
    !reading.remarks.some(({ field, refuses }) => refuses && (field === 'name' || field === 'head'))
  ) {
    remark(reading, 'name', 'no-name')
  }
  const phone = taken(reading, 'phone', phoneIn) ?? taken(reading, 'landline', phoneIn, false)
  const { pageNumber, line } = ask
  const row: ReadRow = {
    page: pageNumber,
    line: line + 1,
    door,
    name,
    sex,
    birth,
    phone,
    relation,
    headCount,
    cells: cellsOf(reading),
    remarks: reading.remarks,
  }
  // Whoever stands below an address that cannot be read belongs to it, not to the household before.
  const inheritsDoor = door === null && !isNewHousehold && !saysWhere(reading)
  const { above } = ask
  return {
    row,
    below: { section: above.section, door: inheritsDoor ? above.door : door, head: head ?? above.head },
  }
}

function cellsOf(reading: Reading): ReadRow['cells'] {
  const name = (...fields: Field[]) => {
    const column = fields.map((field) => columnOf(reading, field)).find((each) => each >= 0)
    return column === undefined ? undefined : cellName(reading.ask.line, column)
  }
  const [address, own, relation] = [name('address', 'door'), name('name', 'head'), name('relation', 'head', 'name')]
  return { ...(address && { address }), ...(own && { name: own }), ...(relation && { relation }) }
}

function saysWhere(reading: Reading): boolean {
  return reading.ask.columns.some(
    ({ column, use }) => places.includes(use as Field) && (reading.cells[column] ?? null) !== null,
  )
}

const places: readonly Field[] = ['address', 'building', 'staircase', 'floor', 'door']

function columnOf(reading: Reading, field: Field): number {
  return reading.ask.columns.find(({ use }) => use === field)?.column ?? -1
}

/** The cell of a field; one that was merged with cells above holds what stands at their top. */
function cellOf(reading: Reading, field: Field): Cell {
  const column = columnOf(reading, field)
  if (column < 0) return null
  const own = reading.cells[column] ?? null
  if (own !== null || !inherited.includes(field)) return own
  const { line, page } = reading.ask
  const merge = page.merges.find(
    ({ top, bottom, left, right }) => top < line && line <= bottom && left <= column && column <= right,
  )
  return merge ? (page.rows[merge.top]?.[merge.left] ?? null) : null
}

const inherited: readonly Field[] = ['address', 'building', 'staircase', 'floor', 'door', 'head']

function remark(reading: Reading, field: Field | null, reason: string, refuses = true): void {
  const column = field === null ? -1 : columnOf(reading, field)
  const cell = column < 0 ? null : cellName(reading.ask.line, column)
  reading.remarks.push({ cell, field, reason, refuses })
}

/** The value of a field; a remark where the cell holds something else. */
function taken<Value>(
  reading: Reading,
  field: Field,
  read: (cell: Cell) => Said<Value, string>,
  refuses = true,
): Value | null {
  const said = read(cellOf(reading, field))
  if (said === null) return null
  if ('value' in said) return said.value
  remark(reading, field, said.wrong, refuses && said.wrong !== 'no-area-code')
  return null
}

function relationOf(reading: Reading, { head, name }: { head: string | null; name: string | null }): Relation | null {
  const relation = taken(reading, 'relation', relationIn, false)
  if (relation !== null) return relation
  const isHead = head !== null && (name === null || name === head)
  return isHead ? 'head' : null
}

/** Names what stands in columns that are left out, and free words that speak of excluded kinds; without repeating them. */
function leaveOut(reading: Reading): void {
  for (const { column, use } of reading.ask.columns) {
    const words = wordsIn(reading.cells[column] ?? null)
    if (words === null || use === 'derived') continue
    const kind: ExcludedKind | 'not-kept' | 'note' | null =
      isExcluded(use) || use === 'not-kept'
        ? use
        : use === 'note' || use === 'unknown'
          ? (excludedIn(words) ?? (use === 'note' ? 'note' : null))
          : null
    if (kind === null) continue
    reading.remarks.push({
      cell: cellName(reading.ask.line, column),
      field: null,
      reason: `left-out:${kind}`,
      refuses: false,
    })
  }
}

/** A citizen's number gives month of birth and sex where its check digit holds, and goes no further than this. */
function birthAndSex(reading: Reading): Pick<ReadRow, 'birth' | 'sex'> {
  const said = birthIn(cellOf(reading, 'birth'), reading.ask)
  if (said !== null && 'wrong' in said) remark(reading, 'birth', said.wrong)
  const birth = said !== null && 'birth' in said ? said.birth : null
  const sex = taken(reading, 'sex', sexIn, false)
  const number = idNumberOf(cellOf(reading, 'idNumber'), reading.ask.today)
  if (number === null) return { birth, sex }
  if ('wrong' in number) {
    remark(reading, 'idNumber', number.wrong, number.wrong !== 'old-number')
    return { birth, sex }
  }
  remark(reading, 'idNumber', 'left-out:id-number', false)
  const differs =
    birth !== null && (birth.year !== number.birth.year || (birth.month !== null && birth.month !== number.birth.month))
  if (differs) remark(reading, 'birth', 'differs-from-id-number')
  return { birth: number.birth, sex: sex ?? number.sex }
}

type IdNumber = { birth: Birth; sex: 'female' | 'male' } | { wrong: string } | null

function idNumberOf(cell: Cell, today: string): IdNumber {
  if (cell === null) return null
  if (typeof cell === 'object') return { wrong: 'error' in cell ? 'formula-error' : 'wrong-form' }
  if (typeof cell === 'number') {
    const digits = wholeDigits(cell)
    return digits === null ? { wrong: 'digits-lost' } : { wrong: digits.length === 15 ? 'old-number' : 'wrong-form' }
  }
  const words = tightWords(cell)
  if (words === '' || /^(无|不详|-+|\/)$/.test(words)) return null
  if (isCutNumber(words)) return { wrong: 'digits-lost' }
  if (/^\d{15}$/.test(words)) return { wrong: 'old-number' }
  if (/^\d{4,14}\*{2,}[\dXx*]*$/.test(words)) return { wrong: 'masked' }
  const read = readIdNumber(words)
  if ('wrong' in read) return read
  const wrong = wrongBirth(read.birth, today)
  return wrong ? { wrong } : read
}

/** The door of a line: its own, else its household's above, else what its section or sheet says and it completes. */
function doorOf(reading: Reading, isNew: boolean): DoorName | null {
  const own: (AddressParts | null)[] = []
  for (const field of ['address', 'building', 'staircase', 'floor', 'door'] as const) {
    const cell = cellOf(reading, field)
    if (cell !== null && typeof cell === 'object') {
      remark(reading, field, 'date' in cell ? 'read-as-date' : 'formula-error')
      return null
    }
    const words = wordsIn(cell)
    if (words === null || /^(同上|〃|"|″)$/.test(words)) continue
    const parts = field === 'address' ? addressParts(words) : partIn(field, words)
    if (parts === null) {
      remark(reading, field, 'unreadable-address')
      return null
    }
    own.push(parts)
  }
  const { above } = reading.ask
  if (own.every((parts) => parts?.door === null)) {
    if (above.door !== null && !isNew) return above.door
    remark(reading, columnOf(reading, 'address') >= 0 ? 'address' : 'door', 'no-door')
    return null
  }
  const door = doorFrom([...own, above.section, buildingAbove(reading)])
  if (!('wrong' in door)) return door
  remark(reading, columnOf(reading, 'address') >= 0 ? 'address' : 'door', door.wrong)
  return null
}

/** A building or staircase written once for the lines below it. */
function buildingAbove(reading: Reading): AddressParts | null {
  const { door } = reading.ask.above
  if (door === null || columnOf(reading, 'building') < 0) return null
  const isBelow = columnOf(reading, 'staircase') < 0 || cellOf(reading, 'staircase') === null
  return { building: door.building, staircase: isBelow ? door.staircase : null, floor: null, door: null }
}

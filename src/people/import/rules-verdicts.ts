import { type Birth, isChild, type Relation } from '../residents/rules-residents.ts'
import type { ReadRow, Remark } from './rules-rows.ts'

export const rowKinds = ['new', 'changed', 'unchanged', 'conflict', 'rejected'] as const
export type RowKind = (typeof rowKinds)[number]
export const decisions = ['same', 'another', 'leave-out'] as const
export type Decision = (typeof decisions)[number]

/** A line as it is compared: telephones by their keyed hash. */
export type Compared = Pick<
  ReadRow,
  'page' | 'line' | 'name' | 'sex' | 'birth' | 'relation' | 'headCount' | 'cells' | 'remarks'
> & {
  readonly number: number
  readonly phoneHash: string | null
  readonly decision: Decision | null
}

/** Somebody who stands in the register. */
export type Resident = {
  readonly id: string
  readonly name: string
  readonly sex: 'female' | 'male' | null
  readonly birth: Birth | null
  readonly phoneHash: string | null
  readonly relation: Relation | null
}

/** What stands in the register behind a door. */
export type Behind = {
  readonly household: { readonly headCount: number | null } | null
  readonly residents: readonly Resident[]
}

/** What becomes of a line. `person` is the resident it is held to be, or may be. */
export type Verdict = {
  readonly kind: RowKind
  readonly person: string | null
  readonly changes: readonly string[]
  readonly remarks: readonly Remark[]
  /** What a person may decide where it is a conflict. */
  readonly choices: readonly Decision[]
}

const refusal = (row: Compared, field: 'address' | 'name' | 'relation', reason: string): Verdict => ({
  kind: 'rejected',
  person: null,
  changes: [],
  choices: [],
  remarks: [...row.remarks, { cell: row.cells[field] ?? null, field, reason, refuses: true }],
})

/**
 * What becomes of the lines that speak of one door. `rows` are in the order of the sheet; `elsewhere` finds somebody of the
 * same name and telephone behind another door.
 */
export function judgeDoor(
  rows: readonly Compared[],
  behind: Behind,
  elsewhere: (row: Compared) => Resident | null,
): Map<number, Verdict> {
  const verdicts = new Map<number, Verdict>()
  const sound = rows.filter((row) => !row.remarks.some(({ refuses }) => refuses))
  for (const row of rows)
    if (!sound.includes(row)) verdicts.set(row.number, { ...plain('rejected'), remarks: row.remarks })
  for (const [number, verdict] of withinSheet(sound)) verdicts.set(number, verdict)
  for (const row of sound) {
    if (verdicts.has(row.number)) continue
    verdicts.set(row.number, row.name === null ? ofHousehold(row, behind) : ofPerson(row, behind, elsewhere))
  }
  return verdicts
}

function plain(kind: RowKind): Verdict {
  return { kind, person: null, changes: [], remarks: [], choices: [] }
}

/** Lines that contradict one another: two heads, a dwelling that comes twice, the same person twice. */
function withinSheet(rows: readonly Compared[]): Map<number, Verdict> {
  const wrong = new Map<number, Verdict>()
  for (const row of secondBlocks(rows)) wrong.set(row.number, refusal(row, 'address', 'dwelling-twice'))
  const left = rows.filter(({ number }) => !wrong.has(number))
  const heads = left.filter(({ relation }) => relation === 'head')
  if (heads.length > 1) for (const row of heads) wrong.set(row.number, refusal(row, 'relation', 'two-heads'))
  for (const [index, row] of left.entries()) {
    const before = left.slice(0, index).find((other) => other.name === row.name && other.name !== null)
    const isCountTwice = row.name === null && left.slice(0, index).some(({ name }) => name === null)
    if (isCountTwice) wrong.set(row.number, refusal(row, 'address', 'dwelling-twice'))
    else if (before && !wrong.has(row.number) && row.decision !== 'another') wrong.set(row.number, twice(row, before))
  }
  return wrong
}

function twice(row: Compared, before: Compared): Verdict {
  const differ = row.birth !== null && before.birth !== null && !sameBirth(row.birth, before.birth)
  if (!differ) return refusal(row, 'name', 'twice-in-sheet')
  return conflict(row, null, 'same-name-in-sheet', ['another', 'leave-out'])
}

/** Lines of a dwelling that begins again further down with a head of its own. */
function secondBlocks(rows: readonly Compared[]): Compared[] {
  const first = rows[0]
  if (!first) return []
  let isSecond = false
  return rows.filter((row, index) => {
    const above = rows[index - 1]
    const follows = above === undefined || (above.page === row.page && row.number - above.number === 1)
    const hasHeadBefore = rows.slice(0, index).some(({ relation }) => relation === 'head')
    if (!follows && row.relation === 'head' && hasHeadBefore) isSecond = true
    return isSecond
  })
}

function ofHousehold(row: Compared, { household, residents }: Behind): Verdict {
  const remarks = row.remarks
  if (household === null) return { ...plain('new'), remarks }
  // Where persons stand by name, their number is counted.
  if (residents.length > 0 || household.headCount === row.headCount) return { ...plain('unchanged'), remarks }
  return { ...plain('changed'), changes: ['headCount'], remarks }
}

function ofPerson(row: Compared, behind: Behind, elsewhere: (row: Compared) => Resident | null): Verdict {
  const named = behind.residents.filter(({ name }) => name === row.name)
  const same = named.filter((resident) => likeness(row, resident) === 'same')
  if (row.decision === 'another' && same.length === 0) return entered(row, behind)
  if (same.length === 1) return changed(row, same[0]!, behind)
  if (named.length > 0) {
    const [candidate] = same.length > 1 ? same : named
    if (row.decision === 'same' && named.length === 1) return changed(row, candidate!, behind)
    const isOne = named.length === 1
    return conflict(
      row,
      candidate!.id,
      isOne ? reasonOf(row, candidate!) : 'several-of-this-name',
      isOne ? ['same', 'another', 'leave-out'] : ['another', 'leave-out'],
    )
  }
  const other = elsewhere(row)
  if (other) return conflict(row, other.id, 'lives-elsewhere', ['another', 'leave-out'])
  return entered(row, behind)
}

function conflict(row: Compared, person: string | null, reason: string, choices: readonly Decision[]): Verdict {
  const remarks = [...row.remarks, { cell: row.cells.name ?? null, field: 'name' as const, reason, refuses: false }]
  return { kind: 'conflict', person, changes: [], remarks, choices }
}

/**
 * A child under fourteen that comes in new is said to somebody: no sheet names her guardian, so one is entered by hand.
 */
export function remarkOnChild(row: Compared, verdict: Verdict, today: string): Verdict {
  if (verdict.kind !== 'new' || row.birth === null || !isChild(row.birth, today)) return verdict
  const cell = row.cells.name ?? null
  const remark = { cell, field: 'name' as const, reason: 'child-without-guardian', refuses: false }
  return { ...verdict, remarks: [...verdict.remarks, remark] }
}

/** Whether a line and a resident of the same name behind the same door are one person: by month of birth, else by telephone. */
export function likeness(row: Compared, resident: Resident): 'same' | 'unclear' {
  const bothBorn = row.birth !== null && resident.birth !== null
  if (bothBorn) return sameBirth(row.birth!, resident.birth!) ? 'same' : 'unclear'
  if (row.phoneHash !== null && row.phoneHash === resident.phoneHash) return 'same'
  const saysNothing = row.birth === null && row.phoneHash === null
  return saysNothing && resident.birth === null && resident.phoneHash === null ? 'same' : 'unclear'
}

function reasonOf(row: Compared, resident: Resident): string {
  return row.birth !== null && resident.birth !== null ? 'other-birth' : 'cannot-tell'
}

/** The same year, and the same month where both say one. */
function sameBirth(one: Birth, other: Birth): boolean {
  return one.year === other.year && (one.month === null || other.month === null || one.month === other.month)
}

function otherHead(row: Compared, { residents }: Behind, self: string | null): boolean {
  return row.relation === 'head' && residents.some(({ id, relation }) => relation === 'head' && id !== self)
}

function entered(row: Compared, behind: Behind): Verdict {
  if (!otherHead(row, behind, null)) return { ...plain('new'), remarks: row.remarks }
  const changes = row.decision === 'another' ? ['without-head'] : []
  const verdict = conflict(row, null, 'other-head', ['another', 'leave-out'])
  return row.decision === 'another' ? { ...verdict, kind: 'new', changes } : verdict
}

function changed(row: Compared, resident: Resident, behind: Behind): Verdict {
  const fills = (said: unknown, kept: unknown) => said !== null && said !== kept
  const isHeadTaken = otherHead(row, behind, resident.id)
  const changes = [
    ...(fills(row.sex, resident.sex) ? ['sex'] : []),
    ...(row.birth !== null && saysMore(row.birth, resident.birth) ? ['birth'] : []),
    ...(fills(row.phoneHash, resident.phoneHash) ? ['phone'] : []),
    ...(fills(row.relation, resident.relation) && !isHeadTaken ? ['relation'] : []),
  ]
  if (isHeadTaken && row.decision !== 'same') return conflict(row, resident.id, 'other-head', ['same', 'leave-out'])
  return { ...plain(changes.length > 0 ? 'changed' : 'unchanged'), person: resident.id, changes, remarks: row.remarks }
}

/** A known month is not lost to a line that gives the year alone. */
function saysMore(said: Birth, kept: Birth | null): boolean {
  if (kept === null || said.year !== kept.year) return true
  return said.month !== null && said.month !== kept.month
}

import type { ImportLine, ImportSummary } from '../contract-imports.ts'
import { maskedPhone } from '../residents/rules-residents.ts'
import type { DoorName } from './rules-addresses.ts'
import { type Decision, decisions } from './rules-verdicts.ts'
import type { Content } from './sealed-import.ts'
import type { ImportRow, StagedRow } from './write-imports.ts'

/** An import as it is shown in a list. */
export function summaryOf(row: ImportRow): ImportSummary {
  return {
    id: row.id,
    state: row.state,
    problem: row.problem,
    done: row.rows_done,
    total: row.rows_total,
    outcome: row.outcome,
    madeAt: row.made_at.toISOString(),
    importedAt: row.imported_at?.toISOString() ?? null,
  }
}

// What a person may decide, by why it is a conflict.
const choicesFor: Readonly<Record<string, readonly Decision[]>> = {
  'other-birth': decisions,
  'cannot-tell': decisions,
  'several-of-this-name': ['another', 'leave-out'],
  'same-name-in-sheet': ['another', 'leave-out'],
  'lives-elsewhere': ['another', 'leave-out'],
}

/** A line as it is shown. */
export function lineOf(row: Omit<StagedRow, 'content'>, content: Content): ImportLine {
  return {
    number: row.number,
    page: row.page,
    line: row.line,
    kind: row.kind,
    decision: row.decision,
    choices: [...choicesOf(row)],
    isFixed: row.is_fixed,
    address: content.door && addressOf(content.door),
    name: content.name,
    sex: content.sex,
    birth: content.birth,
    phone: content.phone && maskedPhone(content.phone),
    relation: content.relation,
    headCount: content.headCount,
    changes: row.changes,
    remarks: [...row.remarks],
  }
}

function choicesOf({ kind, remarks, person_id, decision }: Omit<StagedRow, 'content'>): readonly Decision[] {
  const reason = remarks.find((remark) => remark.reason in choicesFor || remark.reason === 'other-head')?.reason
  if (reason === 'other-head') return person_id === null ? ['another', 'leave-out'] : ['same', 'leave-out']
  if (reason) return choicesFor[reason]!
  if (kind === 'rejected') return []
  return decision === null ? [] : ['leave-out']
}

/** `5栋1梯302`, as doors are named on the street. */
export function addressOf({ building, staircase, door }: DoorName): string {
  return `${building}栋${staircase === null ? '' : `${staircase}梯`}${door}`
}

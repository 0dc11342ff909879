import { setImmediate as afterOthers } from 'node:timers/promises'
import { localDay } from '../../places/index.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { phoneHash } from '../residents/sealed-fields.ts'
import { findDoors, findHouseholdsHere, findRegistered, type RegisteredRow } from './read-rows.ts'
import { type DoorFinder, doorFinder } from './rules-doors.ts'
import type { Remark } from './rules-rows.ts'
import {
  type Behind,
  type Compared,
  type Decision,
  judgeDoor,
  type Resident,
  type RowKind,
  remarkOnChild,
  type Verdict,
} from './rules-verdicts.ts'
import type { Content } from './sealed-import.ts'
import type { RowVerdict } from './write-imports.ts'

/** A line with what stands in it, wherever it was kept. */
export type Line = {
  readonly number: number
  readonly page: number
  readonly line: number
  readonly decision: Decision | null
  readonly content: Content
}

/** What the register holds, as lines are compared with it. */
export type Register = {
  readonly doors: DoorFinder
  readonly behind: (dwelling: string) => Behind
  readonly households: ReadonlyMap<string, { readonly id: string; readonly headCount: number | null }>
  readonly elsewhere: (row: Compared, dwelling: string) => Resident | null
  /** The local day, by which children are known. */
  readonly today: string
}

/** Reads the register of a community, or of some doors and telephones of it. */
export async function readRegister(
  tx: ReadTx,
  at: { community: string; dwellings?: readonly string[]; phones?: readonly Buffer[] },
): Promise<Register> {
  const [doors, persons, homes] = [
    await findDoors(tx, at.community),
    await findRegistered(tx, at),
    await findHouseholdsHere(tx, at),
  ]
  const households = new Map(
    homes.map(({ id, dwelling_id, head_count }) => [dwelling_id, { id, headCount: head_count }]),
  )
  const byDwelling = new Map<string, Resident[]>()
  const byPhone = new Map<string, (Resident & { dwelling: string })[]>()
  for (const row of persons) {
    const resident = residentOf(row)
    byDwelling.set(row.dwelling_id, [...(byDwelling.get(row.dwelling_id) ?? []), resident])
    if (resident.phoneHash === null) continue
    const known = byPhone.get(resident.phoneHash) ?? []
    byPhone.set(resident.phoneHash, [...known, { ...resident, dwelling: row.dwelling_id }])
  }
  return {
    doors: doorFinder(doors),
    today: localDay(await clockNow(tx)),
    households,
    behind: (dwelling) => ({ household: households.get(dwelling) ?? null, residents: byDwelling.get(dwelling) ?? [] }),
    elsewhere: (row, dwelling) =>
      (row.phoneHash === null ? [] : (byPhone.get(row.phoneHash) ?? [])).find(
        (other) => other.name === row.name && other.dwelling !== dwelling,
      ) ?? null,
  }
}

function residentOf(row: RegisteredRow): Resident {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birth: row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month },
    phoneHash: row.phone_hash?.toString('hex') ?? null,
    relation: row.relation,
  }
}

const linesAtOnce = 400

/** What becomes of lines, in their order; lets others run in between. */
export async function judgeLines(lines: readonly Line[], register: Register, secrets: Sealing): Promise<RowVerdict[]> {
  const verdicts = new Map<number, RowVerdict>()
  const atDoors = new Map<string, Compared[]>()
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await afterOthers()
    const row = comparedOf(line, secrets)
    const door = line.content.door && register.doors(line.content.door)
    if (door && 'dwelling' in door) {
      atDoors.set(door.dwelling, [...(atDoors.get(door.dwelling) ?? []), row])
      continue
    }
    const remarks = door ? [...row.remarks, remarkOn(row, door.wrong)] : row.remarks
    verdicts.set(row.number, verdictOf(row, null, { kind: 'rejected', person: null, changes: [], remarks }))
  }
  for (const [dwelling, rows] of atDoors) {
    const judged = judgeDoor(rows, register.behind(dwelling), (row) => register.elsewhere(row, dwelling))
    for (const row of rows) {
      const verdict = remarkOnChild(row, judged.get(row.number)!, register.today)
      verdicts.set(row.number, verdictOf(row, dwelling, verdict))
    }
  }
  return lines.map(({ number }) => verdicts.get(number)!)
}

function comparedOf({ number, page, line, decision, content }: Line, secrets: Sealing): Compared {
  const { phone, door: _door, ...rest } = content
  return {
    ...rest,
    number,
    page,
    line,
    decision,
    phoneHash: phone === null ? null : phoneHash(secrets, phone).toString('hex'),
  }
}

function remarkOn(row: Compared, reason: string): Remark {
  return { cell: row.cells.address ?? null, field: 'address', reason, refuses: true }
}

function verdictOf(
  row: Compared,
  dwelling: string | null,
  verdict: Pick<Verdict, 'kind' | 'person' | 'changes' | 'remarks'>,
): RowVerdict {
  return {
    number: row.number,
    kind: verdict.kind,
    decision: row.decision,
    dwelling_id: dwelling,
    person_id: verdict.person,
    changes: [...verdict.changes],
    remarks: verdict.remarks,
  }
}

/** How many of each kind. */
export function countKinds(verdicts: readonly { kind: RowKind }[]): Partial<Record<RowKind, number>> {
  const counts: Partial<Record<RowKind, number>> = {}
  for (const { kind } of verdicts) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

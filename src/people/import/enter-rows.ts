import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordMany } from '../../platform/journal/write.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { groundsOfEntry } from '../residents/add-resident.ts'
import { findPersonsBefore, type PersonBefore } from '../residents/read-import.ts'
import { sealPhone } from '../residents/sealed-fields.ts'
import { insertHouseholds, type NewHousehold } from '../residents/write-households.ts'
import * as residents from '../residents/write-residents.ts'
import type { Line, Register } from './judge-rows.ts'
import type { KnownDoor } from './rules-doors.ts'
import { sealBefore } from './sealed-import.ts'
import type { RowVerdict } from './write-imports.ts'
import { insertMakings, type Making as Note, planAnew, setHeadCount } from './write-makings.ts'

/** What making an import has in hand. */
export type Making = {
  readonly tx: Tx
  readonly at: { readonly community: string; readonly id: string; readonly office: string; readonly account: string }
  readonly now: Date
  readonly today: string
  readonly secrets: Sealing
  readonly register: Register
  readonly lines: ReadonlyMap<number, Line>
  readonly tell: (done: number, total: number) => Promise<unknown>
  readonly total: number
  /** How many notes of what was made are kept. */
  noted: number
}

/** Households by their dwelling, and how many were made. */
export type Households = { readonly ids: ReadonlyMap<string, string>; readonly made: number }

const atOnce = 250

async function note(making: Making, notes: readonly Note[]): Promise<void> {
  await insertMakings(making.tx, { ...making.at, from: making.noted }, notes)
  making.noted += notes.length
}

function event(making: Making, kind: string, subjectKind: string) {
  const { at, now } = making
  return {
    community: at.community,
    kind,
    subjectKind,
    at: now,
    reader: 'staff',
    office: at.office,
    facts: { import: at.id },
  } as const
}

function doorOf(making: Making, number: number): KnownDoor {
  return making.register.doors(making.lines.get(number)!.content.door!) as KnownDoor
}

/** Makes the households that the lines need and the register does not have; a number of heads alone gives way to persons. */
export async function enterHouseholds(making: Making, taken: readonly RowVerdict[]): Promise<Households> {
  const { tx, at, register, today } = making
  const ids = new Map([...register.households].map(([dwelling, { id }]) => [dwelling, id]))
  const fresh: NewHousehold[] = []
  const counted = new Map<string, number | null>()
  for (const { number, dwelling_id: dwelling } of taken) {
    if (dwelling === null) continue
    const { content } = making.lines.get(number)!
    const known = register.households.get(dwelling)
    if (known && content.name === null) counted.set(dwelling, content.headCount)
    if (known && content.name !== null && known.headCount !== null) counted.set(dwelling, null)
    if (ids.has(dwelling)) continue
    const { building, grid } = doorOf(making, number)
    const headCount = content.name === null ? content.headCount : null
    fresh.push({ id: newId(), community: at.community, dwelling, building, grid, headCount, from: today })
    ids.set(dwelling, fresh.at(-1)!.id)
  }
  for (let from = 0; from < fresh.length; from += atOnce) {
    const piece = fresh.slice(from, from + atOnce)
    await insertHouseholds(tx, piece)
    await note(
      making,
      piece.map(({ id }) => ({ kind: 'household', subject: id, before: null })),
    )
    await recordMany(tx, event(making, 'household.added', 'household'), piece)
    await planAnew(tx)
  }
  for (const [dwelling, headCount] of counted) {
    const { id: household, headCount: before } = register.households.get(dwelling)!
    await note(making, [{ kind: 'head_count', subject: household, before: sealBefore(making.secrets, before) }])
    await setHeadCount(tx, { community: at.community, household }, headCount)
  }
  return { ids, made: fresh.length }
}

/** Enters the persons that are new; gives how many. */
export async function enterPersons(
  making: Making,
  { taken, households }: { taken: readonly RowVerdict[]; households: Households },
): Promise<number> {
  const { tx, at } = making
  const fresh = taken.filter(({ kind, number }) => kind === 'new' && making.lines.get(number)!.content.name !== null)
  for (let from = 0; from < fresh.length; from += atOnce) {
    const persons = fresh.slice(from, from + atOnce).map((verdict) => personOf(making, verdict, households))
    await residents.insertPersons(tx, { persons, grounds: groundsOfEntry('import'), recordedBy: at.account })
    await note(
      making,
      persons.map(({ id }) => ({ kind: 'person', subject: id, before: null })),
    )
    await recordMany(tx, event(making, 'resident.added', 'resident'), persons)
    await planAnew(tx)
    await making.tell(from + persons.length, making.total)
  }
  return fresh.length
}

function personOf(making: Making, verdict: RowVerdict, households: Households): residents.NewPerson {
  const { content } = making.lines.get(verdict.number)!
  const { dwelling, building, grid } = doorOf(making, verdict.number)
  return {
    id: newId(),
    community: making.at.community,
    household: households.ids.get(dwelling)!,
    dwelling,
    building,
    grid,
    name: content.name!,
    sex: content.sex,
    birthYear: content.birth?.year ?? null,
    birthMonth: content.birth?.month ?? null,
    phone: content.phone === null ? null : sealPhone(making.secrets, content.phone),
    relation: verdict.changes.includes('without-head') ? null : content.relation,
    isUsual: true,
    from: making.today,
    importId: making.at.id,
  }
}

/** Changes what lines say otherwise of residents, keeping what was said before; gives how many. */
export async function changePersons(making: Making, taken: readonly RowVerdict[]): Promise<number> {
  const { tx, at } = making
  const changes = taken.filter(({ kind, person_id }) => kind === 'changed' && person_id !== null)
  const before = new Map<string, PersonBefore>()
  for (const row of await findPersonsBefore(tx, {
    community: at.community,
    persons: changes.map(({ person_id }) => person_id!),
  }))
    before.set(row.id, row)
  // Whoever stops being head comes before whoever becomes one.
  const inOrder = changes.toSorted((one, other) => Number(isHead(making, one)) - Number(isHead(making, other)))
  for (const verdict of inOrder) {
    const person = verdict.person_id!
    await note(making, [{ kind: 'change', subject: person, before: sealBefore(making.secrets, before.get(person)) }])
    await residents.updatePerson(tx, { community: at.community, person }, correctionOf(making, verdict))
    if (verdict.changes.includes('phone')) {
      const ground = {
        community: at.community,
        person,
        kind: 'phone',
        purpose: 'contact',
        basis: 'consent',
        how: 'import',
      } as const
      tx.open(person)
      await residents.insertGrounds(tx, [ground], at.account)
    }
  }
  await recordMany(
    tx,
    event(making, 'resident.corrected', 'resident'),
    changes.map(({ person_id, changes: fields }) => ({
      id: person_id!,
      grid: before.get(person_id!)?.grid_id ?? null,
      facts: { fields },
    })),
  )
  return changes.length + taken.filter(({ changes: fields }) => fields.includes('headCount')).length
}

function isHead(making: Making, { number }: RowVerdict): boolean {
  return making.lines.get(number)!.content.relation === 'head'
}

function correctionOf(making: Making, { number, changes }: RowVerdict): residents.Correction {
  const { content } = making.lines.get(number)!
  const has = (field: string) => changes.includes(field)
  return {
    ...(has('sex') ? { sex: content.sex } : {}),
    ...(has('birth') ? { birth: content.birth } : {}),
    ...(has('relation') ? { relation: content.relation } : {}),
    ...(has('phone') ? { phone: sealPhone(making.secrets, content.phone!) } : {}),
  }
}

import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { record } from '../../platform/journal/write.ts'
import type { PeopleContext } from '../people-context.ts'
import { changePersons, enterHouseholds, enterPersons, type Making } from './enter-rows.ts'
import { countKinds, judgeLines, type Line, type Register, readRegister } from './judge-rows.ts'
import { findRows } from './read-rows.ts'
import { openContent } from './sealed-import.ts'
import { pendingSeconds, progressOf } from './stage-import.ts'
import { mostRows } from './understand-sheet.ts'
import * as write from './write-imports.ts'

/** The register changed since the dry run; a person looks at the lines again. */
class Changed extends Error {
  readonly verdicts: readonly write.RowVerdict[]
  constructor(verdicts: readonly write.RowVerdict[]) {
    super('the register changed since the dry run')
    this.verdicts = verdicts
  }
}

/**
 * Makes an import, all of it in one transaction: killed at any moment it leaves nothing, and is begun again. Every line is
 * compared anew first; where something else would become of it than the dry run said, nothing is made. Gives null.
 */
export async function makeImport(context: PeopleContext, actor: AccountActor, row: write.ImportRow): Promise<null> {
  const at = { community: row.community_id, id: row.id }
  try {
    await context.database.write(actor, (tx) => makeAll(context, tx, row))
  } catch (error) {
    if (!(error instanceof Changed)) throw error
    await context.database.write(actor, async (tx) => {
      await write.updateRows(tx, at, error.verdicts)
      const change = {
        state: 'ready',
        problem: 'register-changed',
        outcome: countKinds(error.verdicts),
        wakeIn: pendingSeconds,
      } as const
      await write.updateImport(tx, { ...at, from: ['importing'] }, change)
    })
  }
  return null
}

async function makeAll(context: PeopleContext, tx: Tx, row: write.ImportRow): Promise<void> {
  const at = { community: row.community_id, id: row.id }
  const { lines, register, verdicts } = await lookAgain(context, tx, at)
  const taken = verdicts.filter(
    ({ kind, decision }) => (kind === 'new' || kind === 'changed') && decision !== 'leave-out',
  )
  const making: Making = {
    tx,
    at: { ...at, office: row.office_id, account: row.account_id },
    now: row.now,
    today: localDay(row.now),
    secrets: context.secrets,
    register,
    lines: new Map(lines.map((line) => [line.number, line])),
    tell: progressOf(context, tx.actor as AccountActor, at),
    total: taken.length,
    noted: 0,
  }
  const households = await enterHouseholds(making, taken)
  const persons = await enterPersons(making, { taken, households })
  const changes = await changePersons(making, taken)
  await write.deleteRows(tx, at)
  const outcome = { ...countKinds(verdicts), households: households.made, persons, changes }
  await record(tx, {
    community: at.community,
    kind: 'import.made',
    subject: { kind: 'import', id: at.id },
    at: row.now,
    reader: 'staff',
    office: row.office_id,
    facts: outcome,
  })
  const done = {
    state: 'imported',
    problem: null,
    outcome,
    rowsDone: taken.length,
    isImported: true,
    wakeIn: 0,
  } as const
  const isMade = await write.updateImport(tx, { ...at, from: ['importing'] }, done)
  if (!isMade) throw new Error('the import was made or ended by another process')
}

type Looked = { lines: Line[]; register: Register; verdicts: write.RowVerdict[] }

/** Compares every line with the register as it is now. Throws Changed where that comes to something else than was shown. */
async function lookAgain(context: PeopleContext, tx: Tx, at: write.ImportAt): Promise<Looked> {
  const staged = await findRows(tx, { ...at, limit: mostRows + 1 })
  const lines = staged.map(
    ({ number, page, line, decision, content }): Line => ({
      number,
      page,
      line,
      decision,
      content: openContent(context.secrets, content),
    }),
  )
  const register = await readRegister(tx, { community: at.community })
  const verdicts = await judgeLines(lines, register, context.secrets)
  const isAsShown = verdicts.every((verdict, index) => sameVerdict(verdict, staged[index]!))
  if (!isAsShown) throw new Changed(verdicts)
  return { lines, register, verdicts }
}

function sameVerdict(one: write.RowVerdict, other: write.RowVerdict): boolean {
  return (
    one.kind === other.kind &&
    one.person_id === other.person_id &&
    one.dwelling_id === other.dwelling_id &&
    one.changes.join() === other.changes.join()
  )
}

import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { record } from '../../platform/journal/write.ts'
import { Problem } from '../../platform/problem.ts'
import type { ExportLine } from '../contract-exports.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayAskExport, mayDecideExport, mayTakeExport } from '../policy-exports.ts'
import { peopleProblems } from '../problems.ts'
import { findAccount } from '../read-accounts.ts'
import { allow } from '../staff-subjects.ts'
import { type ExportPurpose, type RegisterList, secondsToDecide, secondsToTake, stateOf } from './rules-exports.ts'
import * as write from './write-exports.ts'

type Ask = {
  community: string
  list: RegisterList
  purpose: ExportPurpose
  reason: string
  grid?: string
  building?: string
  command: Command
}

/** Asks for a list in full. Throws people.refused. */
export async function askExport(context: PeopleContext, actor: AccountActor, ask: Ask): Promise<{ export: string }> {
  const { community, command, list, purpose, grid = null, building = null } = ask
  allow(mayAskExport(actor, community))
  const as = await nameOf(context, actor)
  return context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const id = newId()
      const reason = ask.reason.trim()
      const asked = { community, id, list, grid, building, purpose, reason, by: actor.account, as }
      await write.insertExport(tx, { ...asked, seconds: secondsToDecide })
      await note(tx, { community, id }, { kind: 'asked', facts: { list, purpose }, words: { reason } })
      return { export: id }
    }),
  )
}

/** Agrees or refuses. Throws people.no-such-export, refused, export-not-now. */
export async function decideExport(
  context: PeopleContext,
  actor: AccountActor,
  ask: write.ExportAt & { decision: 'approved' | 'refused'; command: Command },
): Promise<{ done: true }> {
  const { community, command, decision } = ask
  allow(mayAskExport(actor, community))
  const as = await nameOf(context, actor)
  return context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdExport(tx, ask)
      allow(mayDecideExport(actor, community, { by: row.asked_by }))
      expectState(row, 'asked')
      await write.decideRow(tx, { ...ask, by: actor.account, as, seconds: secondsToTake })
      await note(tx, ask, { kind: decision, facts: { list: row.list } })
      return { done: true } as const
    }),
  )
}

/** The last requests of the community. Throws people.refused. */
export function listExports(
  { database }: PeopleContext,
  actor: AccountActor,
  community: string,
): Promise<{ items: ExportLine[] }> {
  allow(mayAskExport(actor, community))
  return database.read(actor, async (tx) => ({
    items: (await write.findExports(tx, { community, limit: 20 })).map((row) => lineOf(row, actor, community)),
  }))
}

function lineOf(row: write.ExportRow, actor: AccountActor, community: string): ExportLine {
  const state = stateOf({ decision: row.decision, expiresAt: row.expires_at, now: row.now })
  const asked = { by: row.asked_by }
  return {
    id: row.id,
    list: row.list,
    place: row.place,
    purpose: row.purpose,
    reason: row.reason,
    askedAs: row.asked_as,
    askedAt: row.asked_at.toISOString(),
    decidedAs: row.decided_as,
    state,
    expiresAt: row.expires_at.toISOString(),
    takenAt: row.taken_at?.toISOString() ?? null,
    abilities: [
      ...(state === 'asked' && mayDecideExport(actor, community, asked).allowed ? (['decide'] as const) : []),
      ...(state === 'approved' && mayTakeExport(actor, community, asked).allowed ? (['take'] as const) : []),
    ],
  }
}

/** One request, locked. Throws people.no-such-export. */
export async function holdExport(tx: Tx, at: write.ExportAt): Promise<write.ExportRow> {
  const row = await write.lockExport(tx, at)
  if (!row) throw new Problem(peopleProblems.noSuchExport)
  return row
}

/** Throws people.export-not-now with how the request stands. */
export function expectState(row: write.ExportRow, wanted: 'asked' | 'approved'): void {
  const state = stateOf({ decision: row.decision, expiresAt: row.expires_at, now: row.now })
  if (state !== wanted) throw new Problem(peopleProblems.exportNotNow, { reason: state })
}

type Note = { kind: string; facts: Record<string, unknown>; words?: Record<string, unknown> }

/** Writes what happened to a request into the journal. */
export async function note(tx: Tx, at: write.ExportAt, { kind, facts, words }: Note): Promise<void> {
  await record(tx, {
    community: at.community,
    kind: `export.${kind}`,
    subject: { kind: 'export', id: at.id },
    at: await clockNow(tx),
    reader: 'staff',
    facts,
    ...(words ? { words } : {}),
  })
}

async function nameOf({ accounts }: PeopleContext, actor: AccountActor): Promise<string> {
  return (await accounts.read(actor, (tx) => findAccount(tx, actor.account)))!.name
}

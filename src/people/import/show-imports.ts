import type { Static } from 'typebox'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import type { readImport as contract, ImportLine, ImportSummary, listImportRows } from '../contract-imports.ts'
import { mayImport } from '../policy-imports.ts'
import { allow } from '../staff-subjects.ts'
import { seeImport } from './hold-import.ts'
import { lineOf, summaryOf } from './present-imports.ts'
import { findRows } from './read-rows.ts'
import { openContent } from './sealed-import.ts'
import { findImports, type ImportAt } from './write-imports.ts'
import { findBuiltOn, hasMakings } from './write-makings.ts'

const mostShown = 20

/** The last imports of the actor's office. Throws people.refused. */
export function listImports(
  { database }: Context,
  actor: AccountActor,
  community: string,
): Promise<{ items: ImportSummary[] }> {
  allow(mayImport(actor, community))
  return database.read(actor, async (tx) => ({
    items: (await findImports(tx, { community, limit: mostShown })).map(summaryOf),
  }))
}

/** How an import stands. Throws people.no-such-import, refused. */
export function readImport(
  { database }: Context,
  actor: AccountActor,
  at: ImportAt,
): Promise<Static<typeof contract.reply>> {
  return database.read(actor, async (tx) => {
    const row = await seeImport(tx, actor, at)
    const isMade = row.state === 'imported' && (await hasMakings(tx, at))
    const builtOn = isMade ? await findBuiltOn(tx, { ...at, since: row.imported_at! }) : []
    return {
      ...summaryOf(row),
      pages: row.pages
        .filter(({ isHiddenSheet }) => !isHiddenSheet)
        .map(({ name, below, columns, hidden = 0 }) => {
          return { name, isTable: below !== null, columns: [...columns], hidden }
        }),
      hiddenSheets: row.pages.filter(({ isHiddenSheet }) => isHiddenSheet).map(({ name }) => name),
      undo: { possible: isMade && builtOn.length === 0, builtOn },
    }
  })
}

type Query = NonNullable<Static<NonNullable<(typeof listImportRows)['query']>>>
const usualPage = 100

/** A page of its lines. Throws people.no-such-import, refused. */
export function listRows(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: ImportAt & Query,
): Promise<{ items: ImportLine[]; next: number | null }> {
  const limit = ask.limit ?? usualPage
  return database.read(actor, async (tx) => {
    await seeImport(tx, actor, ask)
    const found = await findRows(tx, { ...ask, limit: limit + 1 })
    const items = found.slice(0, limit).map((row) => lineOf(row, openContent(secrets, row.content)))
    return { items, next: found.length > limit ? items.at(-1)!.number : null }
  })
}

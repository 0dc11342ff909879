import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { record } from '../../platform/journal/write.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayImport } from '../policy-imports.ts'
import { allow } from '../staff-subjects.ts'
import { holdImport } from './hold-import.ts'
import { countRows } from './read-rows.ts'
import { eraseFile, keepFile } from './sealed-import.ts'
import type { SetColumn } from './understand-sheet.ts'
import * as write from './write-imports.ts'

type Taking = { community: string; bytes: Buffer; command: Command }

/** Keeps an uploaded file sealed, to be read by itself. Throws people.refused. */
export async function takeSheet(
  context: PeopleContext,
  actor: AccountActor,
  { community, bytes, command }: Taking,
): Promise<{ import: string }> {
  allow(mayImport(actor, community))
  const office = actor.posts.find(
    (post) => post.community === community && post.office && mayImport({ ...actor, posts: [post] }, community).allowed,
  )!.office!
  const id = newId()
  await keepFile(context, { community, id }, bytes)
  const taken = await context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      await write.insertImport(tx, { community, id, office, account: actor.account })
      await record(tx, {
        community,
        kind: 'import.taken',
        subject: { kind: 'import', id },
        at: await clockNow(tx),
        reader: 'staff',
        office,
        facts: { bytes: bytes.length },
      })
      return { import: id }
    }),
  )
  // The same command again: the first upload stands.
  if (taken.import !== id) await eraseFile(context, { community, id })
  return taken
}

type Ask = write.ImportAt & { command: Command }
const done = { done: true } as const

/** Says what columns hold; they are remembered for the office and the file is read anew. Throws people.no-such-import, refused, import-not-now. */
export function setImportColumns(
  context: PeopleContext,
  actor: AccountActor,
  ask: Ask & { columns: readonly SetColumn[] },
) {
  return context.database.write(actor, (tx) =>
    once(tx, { community: ask.community, command: ask.command }, async () => {
      const row = await holdImport(tx, actor, ask, ['ready'])
      const isSet = ({ page, column }: SetColumn) =>
        ask.columns.some((each) => each.page === page && each.column === column)
      const setColumns = [...row.set_columns.filter((each) => !isSet(each)), ...ask.columns]
      const named = ask.columns.map(({ page, column, use }) => ({
        use,
        heading: row.pages[page]?.columns.find((each) => each.column === column)?.heading ?? '',
      }))
      await write.keepColumns(tx, { community: ask.community, office: row.office_id }, named)
      await write.updateImport(
        tx,
        { ...ask, from: ['ready'] },
        { state: 'reading', setColumns, rowsDone: 0, wakeIn: 0 },
      )
      return done
    }),
  )
}

/** Asks for an import to be made; it happens by itself within a second or two. Throws people.no-such-import, refused, import-not-now. */
export function askForImport(context: PeopleContext, actor: AccountActor, ask: Ask) {
  return context.database.write(actor, (tx) =>
    once(tx, { community: ask.community, command: ask.command }, async () => {
      await holdImport(tx, actor, ask, ['ready'])
      const counts = await countRows(tx, ask)
      const total = (counts.new ?? 0) + (counts.changed ?? 0)
      await write.updateImport(
        tx,
        { ...ask, from: ['ready'] },
        { state: 'importing', problem: null, rowsDone: 0, rowsTotal: total, wakeIn: 0 },
      )
      return done
    }),
  )
}

/** Ends an import that was not made; file and lines are erased at once. Throws people.no-such-import, refused, import-not-now. */
export async function cancelImport(context: PeopleContext, actor: AccountActor, ask: Ask) {
  const { community, id } = ask
  const cancelled = await context.database.write(actor, (tx) =>
    once(tx, { community, command: ask.command }, async () => {
      const row = await holdImport(tx, actor, ask, ['reading', 'ready'])
      await write.deleteRows(tx, ask)
      await write.updateImport(tx, { ...ask, from: ['reading', 'ready'] }, { state: 'cancelled', wakeIn: 0 })
      await record(tx, {
        community,
        kind: 'import.cancelled',
        subject: { kind: 'import', id },
        at: row.now,
        reader: 'staff',
        office: row.office_id,
      })
      return done
    }),
  )
  await eraseFile(context, { community, id })
  return cancelled
}

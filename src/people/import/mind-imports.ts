import type { EngineActor } from '../../platform/actor.ts'
import { record } from '../../platform/journal/write.ts'
import { actorOfAccount } from '../doorkeeper.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayImport } from '../policy-imports.ts'
import { makeImport } from './make-import.ts'
import { eraseFile } from './sealed-import.ts'
import { silentSeconds, stageImport } from './stage-import.ts'
import * as write from './write-imports.ts'
import { deleteMakings } from './write-makings.ts'

/** How long an import can be taken back as one step, in seconds; then what it would need is erased. */
export const undoSeconds = 30 * 24 * 3600

/**
 * Does what is due for imports: reads files, makes imports that were asked for, forgets those that nobody finished. Each is
 * done by one process; one that was killed left nothing behind, and another begins again. Gives how many were looked at.
 */
export async function mindImports(context: PeopleContext): Promise<number> {
  let minded = 0
  for (;;) {
    const due = await context.database.read({ kind: 'engine' }, write.findDue)
    let claimed = 0
    for (const at of due) if (await mindOne(context, at)) claimed += 1
    minded += claimed
    if (claimed === 0) return minded
  }
}

async function mindOne(context: PeopleContext, at: write.ImportAt): Promise<boolean> {
  const engine: EngineActor = { kind: 'engine', subject: at.id }
  const row = await context.database.write(engine, (tx) => write.claimDue(tx, at, silentSeconds))
  if (!row) return false
  const end = (state: 'refused' | 'expired', problem: string | null) => endImport(context, row, { state, problem })
  switch (row.state) {
    case 'reading':
    case 'importing': {
      const actor = await actorOfAccount(context.accounts, row.account_id)
      if (!mayImport(actor, at.community).allowed) await end('refused', 'post-ended')
      else {
        const refused =
          row.state === 'reading' ? await stageImport(context, actor, row) : await makeImport(context, actor, row)
        if (refused !== null) await end('refused', refused)
      }
      return true
    }
    case 'ready':
      await end('expired', null)
      return true
    default:
      await forget(context, row)
      return true
  }
}

async function endImport(
  context: PeopleContext,
  row: write.ImportRow,
  to: { state: 'refused' | 'expired'; problem: string | null },
): Promise<void> {
  const at = { community: row.community_id, id: row.id }
  await context.database.write({ kind: 'engine', subject: row.id }, async (tx) => {
    await write.updateImport(tx, { ...at, from: [row.state] }, { ...to, wakeIn: 0 })
    await record(tx, {
      community: row.community_id,
      kind: `import.${to.state}`,
      subject: { kind: 'import', id: row.id },
      at: row.now,
      reader: 'staff',
      office: row.office_id,
      facts: to.problem ? { problem: to.problem } : {},
    })
  })
}

/** Erases the file and the lines of an import that is over, and after its term what it could be taken back by. */
async function forget(context: PeopleContext, row: write.ImportRow): Promise<void> {
  const at = { community: row.community_id, id: row.id }
  await eraseFile(context, at)
  await context.database.write({ kind: 'engine', subject: row.id }, async (tx) => {
    await write.deleteRows(tx, at)
    const age = row.imported_at === null ? Infinity : (row.now.getTime() - row.imported_at.getTime()) / 1000
    const left = row.state === 'imported' ? undoSeconds - age : 0
    if (left <= 0) await deleteMakings(tx, at)
    await write.updateImport(tx, { ...at, from: [row.state] }, { wakeIn: left > 0 ? Math.ceil(left) + 1 : null })
  })
}

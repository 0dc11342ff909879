import type { Actor } from '../platform/actor.ts'
import type { Database } from '../platform/db/transaction.ts'
import { type MatterAtRest, rowsOfMatters, type SeenMatter } from './read-seen.ts'

/**
 * Rows of matters by their version. Whether an actor sees a matter, and in which version it stands, is asked of the database
 * under row security each time; only the columns of a version that was read before are not sent and read again.
 */
export type RowShelf = {
  /** The rows of the seen matters by id; one that went out of sight since is not among them. */
  rowsOf(database: Database, actor: Actor, seen: readonly SeenMatter[]): Promise<ReadonlyMap<string, MatterAtRest>>
}

const mostKept = 4000

export function rowShelf(): RowShelf {
  const kept = new Map<string, MatterAtRest>()
  return {
    rowsOf: async (database, actor, seen) => {
      const rows = new Map<string, MatterAtRest>()
      const missing: string[] = []
      for (const { id, version } of seen) {
        const row = kept.get(id)
        if (row?.version === version) rows.set(id, row)
        else missing.push(id)
      }
      if (missing.length === 0) return rows
      for (const row of await database.rows(actor, rowsOfMatters(missing))) {
        rows.set(row.id, row)
        if (kept.size >= mostKept) kept.clear()
        kept.set(row.id, row)
      }
      return rows
    },
  }
}

import { type Selectable, sql } from 'kysely'
import { compiled, ready } from '../platform/db/query.ts'
import type { Matters } from '../platform/db/schema.generated.ts'
import { conditions, excerptColumn, orderOf, type QueueAsk } from './read.ts'

/**
 * A matter as a read under row security just found it: which, in which version, and what of its words this actor may see.
 * The version is the number of the transaction that wrote the row; no two writes of one row have the same.
 */
export type SeenMatter = { id: string; version: string; excerpt: string | null }

/** A matter's row in one version, without the moment at which it was read. */
export type MatterAtRest = Selectable<Matters> & { version: string }

const seenColumns = sql`m.id, m.xmin as version, ${excerptColumn}`

/** One page of a queue: open ones by what falls due first, others newest first; keyset, one statement. */
export function seenPage(ask: QueueAsk) {
  return sql<SeenMatter>`
    select ${seenColumns} from matters m where ${sql.join(conditions(ask), sql` and `)} order by ${orderOf(ask)} limit ${ask.limit}`
}

const seenText = compiled(
  sql`select ${seenColumns}, clock_now() as now from matters m where m.id = any (${[]}::uuid[])`,
).sql

/** Those of some matters that the actor may see. */
export function seenMatters(ids: readonly string[]) {
  return ready<SeenMatter & { now: Date }>(seenText, ids)
}

/** The whole rows of matters that were seen. */
export function rowsOfMatters(ids: readonly string[]) {
  return sql<MatterAtRest>`select m.*, m.xmin as version from matters m where m.id = any (${[...ids]}::uuid[])`
}

import { sql } from 'kysely'
import type { Reads, ReadTx } from '../db/transaction.ts'

/** One entry of a subject's story. */
export type StoryRow = {
  id: string
  kind: string
  happened_at: Date
  actor_kind: string
  actor_id: string | null
  post_kind: string | null
  office_id: string | null
  reader: string
  facts: Record<string, unknown>
  words: Record<string, unknown> | null
}

/** The story of one opened subject, newest first, at most `most` entries. */
export function storyOf(tx: ReadTx, subject: { community: string; id: string }, most: number): Promise<StoryRow[]> {
  return tx.all(sql<StoryRow>`
    select j.id, j.kind, j.happened_at, j.actor_kind, j.actor_id, j.post_kind, j.office_id, j.reader, j.facts, p.content as words
    from journal j left join journal_payloads p on p.community_id = j.community_id and p.event_id = j.id
    where j.community_id = ${subject.community}::uuid and j.subject_id = ${subject.id}::uuid
    order by j.id desc limit ${most}`)
}

/** Communities that have events which are not sealed yet. */
export async function communitiesToSeal(tx: ReadTx): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select communities_to_seal() as id`)
  return rows.map((row) => row.id)
}

/** The database's own time, which is business time. */
export async function clockNow(tx: Reads): Promise<Date> {
  const row = await tx.first(sql<{ now: Date }>`select clock_now() as now`)
  return row!.now
}

/** When the oldest event that is not sealed yet happened; null when all are. */
export async function oldestUnsealed(tx: ReadTx): Promise<Date | null> {
  const row = await tx.first(sql<{ at: Date | null }>`select oldest_unsealed() as at`)
  return row?.at ?? null
}

import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

export type TemplateRow = { id: string; title: string; words: string; category: string | null; made_at: Date }
type At = { community: string; id: string }

/** The templates in use, by title. */
export function findTemplates(tx: ReadTx, community: string): Promise<TemplateRow[]> {
  return tx.all(sql<TemplateRow>`
    select id, title, words, category, made_at from reply_templates
    where community_id = ${community}::uuid and ended_at is null order by title, id limit 200`)
}

export async function insertTemplate(
  tx: Tx,
  {
    community,
    id,
    title,
    words,
    category,
    by,
  }: At & { title: string; words: string; category: string | null; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into reply_templates (community_id, id, title, words, category, made_by, made_at)
    values (${community}::uuid, ${id}::uuid, ${title}, ${words}, ${category}, ${by}::uuid, clock_now())`)
}

/** Takes a template out of use; false where there is none in use. */
export async function closeTemplate(tx: Tx, { community, id }: At): Promise<boolean> {
  const touched = await tx.run(sql`
    update reply_templates set ended_at = clock_now()
    where community_id = ${community}::uuid and id = ${id}::uuid and ended_at is null`)
  return touched > 0
}

import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

type At = { community: string; plan: string; at: Date }

/** Notes when anybody last heard from her. */
export async function markContact(tx: Tx, { community, plan, at }: At): Promise<void> {
  await tx.run(sql`
    update care_plans set last_contact_at = greatest(last_contact_at, ${at}::timestamptz),
      missed_since = case when missed_since <= ${at}::timestamptz then null else missed_since end
    where community_id = ${community}::uuid and id = ${plan}::uuid`)
}

/** Notes since when a sign has been missing. */
export async function markMissing(tx: Tx, { community, plan, at }: At): Promise<void> {
  await tx.run(sql`
    update care_plans set missed_since = coalesce(missed_since, ${at}::timestamptz)
    where community_id = ${community}::uuid and id = ${plan}::uuid`)
}

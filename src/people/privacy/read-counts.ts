import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

/** One number of what is kept, on which ground, how often opened, what was asked, and under which key it is sealed. */
export type PrivacyCount = {
  readonly about: 'kept' | 'ground' | 'opened' | 'asked' | 'sealed'
  readonly part: string
  readonly more: string
  readonly total: number
}

/** Every number of a community; none where the actor may not count there. */
export function countPrivacy(tx: ReadTx, community: string): Promise<PrivacyCount[]> {
  return tx.all(sql<PrivacyCount>`
    select about, part, more, total from privacy_counts(${community}::uuid) order by about, part, more`)
}

/** The sub-district of a community; undefined where there is no such community. */
export async function findSubdistrict(tx: ReadTx, community: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ subdistrict_id: string }>`
    select subdistrict_id from communities where community_id = ${community}::uuid`)
  return row?.subdistrict_id
}

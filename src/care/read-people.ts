import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** Where a resident lives, or undefined where she lives nowhere here. */
export function findHome(
  tx: ReadTx,
  at: { community: string; person: string },
): Promise<{ building: string; grid: string; now: Date } | undefined> {
  return tx.first(sql<{ building: string; grid: string; now: Date }>`
    select building_id as building, grid_id as grid, clock_now() as now from persons
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid and household_id is not null`)
}

export type Whereabouts = { building: string | null; grid: string | null; left: 'moved' | 'died' | 'mistake' | null }

/** Where the register has somebody now, and why she left where it says that she did; undefined where it holds no record. */
export function findWhereabouts(
  tx: ReadTx,
  at: { community: string; person: string },
): Promise<Whereabouts | undefined> {
  return tx.first(sql<Whereabouts>`
    select building_id as building, grid_id as grid, end_reason as left from persons
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
}

export type LinkRow = {
  id: string
  kind: 'person' | 'family'
  contact_id: string | null
  plan_id: string
  community_id: string
}

/** The links of an open plan that hold. */
export function findLinks(tx: ReadTx, at: { community: string; plan: string }): Promise<LinkRow[]> {
  return tx.all(sql<LinkRow>`
    select id, kind, contact_id, plan_id, community_id from care_links
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null`)
}

/** The link behind a secret; for whoever holds it. */
export function findLinkByCode(tx: ReadTx, codeHash: Buffer): Promise<LinkRow | undefined> {
  return tx.first(sql<LinkRow>`
    select id, kind, contact_id, plan_id, community_id from care_links where code_hash = ${codeHash}::bytea and ended_at is null`)
}

/** Whether a channel of the plan was shown to work within a day. */
export async function hasProvenChannel(tx: ReadTx, at: { community: string; plan: string }): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from care_contact_checks where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid
      and proven_at > clock_now() - interval '24 hours'`)
  return row !== undefined
}

/** The name of a person in sight. */
export async function findName(tx: ReadTx, at: { community: string; person: string }): Promise<string> {
  const row = await tx.first(sql<{ name: string }>`
    select name from persons where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
  return row?.name ?? ''
}

/** Names of accounts, by their newest post in the community. */
export async function namesOf(
  tx: ReadTx,
  community: string,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await tx.all(sql<{ account_id: string; shown_name: string }>`
    select distinct on (account_id) account_id, shown_name from posts
    where community_id = ${community}::uuid and account_id = any (${`{${accounts.join(',')}}`}::uuid[]) order by account_id, begins_at desc`)
  return new Map(rows.map(({ account_id, shown_name }) => [account_id, shown_name]))
}

export type CheckRow = { recipient_id: string; proven_at: Date | null; failed_at: Date | null }

/** When each number of an open plan was last shown to work, and to fail. */
export function findChecks(tx: ReadTx, at: { community: string; plan: string }): Promise<CheckRow[]> {
  return tx.all(sql<CheckRow>`
    select recipient_id, max(proven_at) as proven_at, max(failed_at) as failed_at from care_contact_checks
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid group by recipient_id`)
}

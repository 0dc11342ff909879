import { sql } from 'kysely'
import type { PostKind } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { type PostRow, postColumns, postTables } from './read-posts.ts'

/** An account as the staff page shows it; no secret among it. */
export type StaffRow = {
  account: string
  subdistrict: string
  username: string
  name: string
  isSuspended: boolean
  mustChangePassword: boolean
  hasSecondFactor: boolean
}

export type StaffWanted = {
  /** Accounts of these sub-districts, or with a post in the community where one is named. */
  subdistricts: readonly string[]
  community: string | null
  show: 'all' | 'pending' | 'suspended'
  search: string | null
  after: string
  limit: number
}

const notEnded = sql`(p.ends_at is null or p.ends_at > clock_now())`
const pending = sql`p.needs_confirmation and p.confirmed_at is null`

/** A page of accounts by user name. */
export function findStaff(tx: ReadTx, wanted: StaffWanted): Promise<StaffRow[]> {
  const { community, show, search } = wanted
  // First who they are, then their accounts: in the order of names everybody's would be passed through.
  const inCommunity = sql`a.id = any (array(select p.account_id from posts p where p.community_id = ${community}::uuid and ${notEnded}))`
  const inSubdistricts = sql`a.subdistrict_id = any (${wanted.subdistricts}::uuid[])`
  const isPending = sql`exists (select 1 from posts p where p.account_id = a.id and ${pending} and ${notEnded})`
  const shown = { all: sql`true`, pending: isPending, suspended: sql`a.suspended_at is not null` }[show]
  const found = search
    ? sql`(position(${search} in a.name) > 0 or starts_with(a.username, lower(${search})))`
    : sql`true`
  return tx.all(sql<StaffRow>`
    select a.id as account, a.subdistrict_id as subdistrict, a.username, a.name, a.suspended_at is not null as "isSuspended",
      a.must_change_password as "mustChangePassword", a.second_factor is not null as "hasSecondFactor"
    from accounts.accounts a
    where ${community ? inCommunity : inSubdistricts} and ${shown} and ${found} and a.username > ${wanted.after}
    order by a.username limit ${wanted.limit}`)
}

export type PostState = 'pending' | 'coming' | 'held' | 'suspended'
export type StaffPostRow = Omit<PostRow, 'deputyFor' | 'deputyForName'> & {
  grantedBy: string | null
  /** Waits for a second person, whatever else its state says. */
  isPending: boolean
  state: PostState
}

const staffPostColumns = sql`${postColumns}, p.granted_by as "grantedBy", (${pending}) as "isPending",
  case when p.suspended_at is not null then 'suspended' when ${pending} then 'pending'
    when p.begins_at > clock_now() then 'coming' else 'held' end as state`

/** Posts of the accounts that have not ended, oldest first. */
export function findStaffPosts(tx: ReadTx, accounts: readonly string[]): Promise<StaffPostRow[]> {
  return tx.all(sql<StaffPostRow>`
    select ${staffPostColumns} from ${postTables}
    where p.account_id = any (${accounts}::uuid[]) and ${notEnded} order by p.begins_at, p.id`)
}

/** One post that has not ended, or undefined. Under the app role: one that the actor may see. */
export function findPost(tx: ReadTx, post: string): Promise<StaffPostRow | undefined> {
  return tx.first(sql<StaffPostRow>`
    select ${staffPostColumns} from ${postTables} where p.id = ${post}::uuid and ${notEnded}`)
}

/** Holds a post's row until the end of the transaction, so that two changes to it happen one after the other. */
export async function lockPost(tx: ReadTx, post: string): Promise<void> {
  await tx.all(sql`select id from posts where id = ${post}::uuid for update`)
}

/**
 * Posts of the kinds in a sub-district that count now, held until the end of the transaction, so that two people cannot
 * each remove the other's.
 */
export function lockHolders(
  tx: ReadTx,
  at: { subdistrict: string; kind: PostKind },
): Promise<{ id: string; account: string }[]> {
  return tx.all(sql<{ id: string; account: string }>`
    select p.id, p.account_id as account from posts p
    where p.subdistrict_id = ${at.subdistrict}::uuid and p.kind = ${at.kind} and ${notEnded} and not (${pending})
      and p.begins_at <= clock_now() and p.suspended_at is null
    order by p.id for update`)
}

/** Posts in a community that count now, whoever may be meant by a dispatch, a reminder or a deputy; by kind and name. */
export function findPostsAt(tx: ReadTx, community: string): Promise<StaffPostRow[]> {
  return tx.all(sql<StaffPostRow>`
    select ${staffPostColumns} from ${postTables}
    where p.community_id = ${community}::uuid and ${notEnded} and not (${pending}) and p.begins_at <= clock_now()
      and p.suspended_at is null
    order by p.kind, p.shown_name, p.id`)
}

/** Posts at the sub-district's own offices that count now. */
export function findPostsAbove(tx: ReadTx, subdistrict: string): Promise<StaffPostRow[]> {
  return tx.all(sql<StaffPostRow>`
    select ${staffPostColumns} from ${postTables}
    where p.subdistrict_id = ${subdistrict}::uuid and p.community_id is null and ${notEnded} and not (${pending})
      and p.begins_at <= clock_now() and p.suspended_at is null
    order by p.kind, p.shown_name, p.id`)
}

import type { AccountActor, PostKind } from '../platform/actor.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { type AccountPlace, type Answer, maySeeAccounts, maySeeStaff, type PostPlace } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { type AccountRow, lockAccount } from './read-accounts.ts'
import { findSubdistrictOf } from './read-places.ts'
import { findPost, findStaffPosts, lockHolders, lockPost, type StaffPostRow } from './read-staff.ts'

/** Refuses with the policy's reason. Throws people.refused. */
export function allow(answer: Answer): void {
  if (!answer.allowed) throw new Problem(peopleProblems.refused, { reason: answer.reason })
}

/** Refuses fields. Throws http.invalid where there are any. */
export function refuseFields(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem(httpProblems.invalid, { fields })
}

/** Refuses one field. Throws http.invalid. */
export function refuseField(field: string, reason: string): never {
  throw new Problem(httpProblems.invalid, { fields: [{ field, reason }] })
}

export type StaffAccount = AccountPlace & { readonly row: AccountRow; readonly posts: readonly StaffPostRow[] }

/** Loads and locks an account with its posts. Throws people.not-here where the actor does not administer it. */
export async function openAccount(tx: Tx, actor: AccountActor, id: string): Promise<StaffAccount> {
  const row = await lockAccount(tx, id)
  if (!row || !maySeeAccounts(actor, row.subdistrict_id).allowed) throw new Problem(peopleProblems.notHere)
  const posts = await findStaffPosts(tx, [id])
  return { id, row, posts, subdistrict: row.subdistrict_id, kinds: posts.map((post) => post.kind) }
}

/** Loads and locks a post that has not ended. Throws people.not-here where the actor may not see it. */
export async function openPost(tx: Tx, actor: AccountActor, id: string): Promise<StaffPostRow> {
  await lockPost(tx, id)
  return seePost(tx, actor, id)
}

/** Loads a post that has not ended. Throws people.not-here where the actor may not see it. */
export async function seePost(tx: ReadTx, actor: AccountActor, id: string): Promise<StaffPostRow> {
  const post = await findPost(tx, id)
  if (!post || !maySeePost(actor, post)) throw new Problem(peopleProblems.notHere)
  return post
}

function maySeePost(actor: AccountActor, post: StaffPostRow): boolean {
  if (post.account === actor.account) return true
  const { community, subdistrict } = post
  if (community) return maySeeStaff(actor, { community, subdistrict: subdistrict ?? '' }).allowed
  return (
    actor.administers.includes(subdistrict ?? '') ||
    actor.posts.some((held) => held.office !== null && held.office === post.office)
  )
}

/** Refuses unless the actor may see who works in the community; gives its sub-district. Throws people.not-here. */
export async function seeCommunity(tx: ReadTx, actor: AccountActor, community: string): Promise<string> {
  const subdistrict = await findSubdistrictOf(tx, community)
  if (!subdistrict || !maySeeStaff(actor, { community, subdistrict }).allowed) throw new Problem(peopleProblems.notHere)
  return subdistrict
}

/** The part of a post that policies compare. */
export function placeOfPost(post: StaffPostRow): PostPlace {
  const { account, kind, community, office, grantedBy } = post
  return { account, kind, subdistrict: post.subdistrict ?? '', community, office, grantedBy }
}

const indispensable: readonly PostKind[] = ['system_administrator', 'security_officer']

/**
 * Refuses to take the last administrator or security officer of a sub-district away: nobody could grant or confirm
 * any more. Throws people.refused.
 */
export async function keepOne(tx: Tx, post: StaffPostRow): Promise<void> {
  if (!indispensable.includes(post.kind) || !post.subdistrict) return
  const holders = await lockHolders(tx, { subdistrict: post.subdistrict, kind: post.kind })
  const stays = holders.some((holder) => holder.account !== post.account)
  if (!stays && holders.some((holder) => holder.id === post.id)) {
    throw new Problem(peopleProblems.refused, { reason: 'last-of-its-kind' })
  }
}

import { sql } from 'kysely'
import type { Post, PostKind } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import type { PostStanding } from './place-post.ts'
import { endOfDay, startOfDay } from './read-absences.ts'
import type { OrganisationRow } from './read-places.ts'

export type NewPost = PostStanding & {
  id: string
  account: string
  kind: PostKind
  profession: Post['profession']
  shownName: string
  /** First and last day, YYYY-MM-DD; from now and without end where nothing is said. */
  from: string | null
  to: string | null
  grantedBy: string | null
  needsConfirmation: boolean
}

/** Keeps a post. */
export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await tx.run(sql`
    insert into posts (id, account_id, kind, profession, shown_name, subdistrict_id, community_id, grid_id, building_id,
      office_id, organisation_id, begins_at, ends_at, granted_by, granted_at, needs_confirmation)
    values (${post.id}::uuid, ${post.account}::uuid, ${post.kind}, ${post.profession}, ${post.shownName},
      ${post.subdistrict}::uuid, ${post.community}::uuid, ${post.grid}::uuid, ${post.building}::uuid, ${post.office}::uuid,
      ${post.organisation}::uuid, ${post.from ? sql`greatest(${startOfDay(post.from)}, clock_now())` : sql`clock_now()`},
      ${post.to ? endOfDay(post.to) : sql`null`},
      ${post.grantedBy}::uuid, clock_now(), ${post.needsConfirmation})`)
}

/** The post counts from now on, or from its beginning. */
export async function setConfirmed(tx: Tx, at: { post: string; by: string }): Promise<void> {
  await tx.run(sql`
    update posts set confirmed_by = ${at.by}::uuid, confirmed_at = clock_now() where id = ${at.post}::uuid`)
}

/** Makes the posts of an account wait for confirmation again, granted anew by `by` where one is named; gives how many. */
export function askConfirmationAgain(
  tx: Tx,
  at: { account: string; by: string | null; but?: readonly PostKind[] },
): Promise<number> {
  return tx.run(sql`
    update posts set needs_confirmation = true, confirmed_by = null, confirmed_at = null,
      granted_by = coalesce(${at.by}::uuid, granted_by)
    where account_id = ${at.account}::uuid and kind <> 'resident' and kind <> all (${at.but ?? []}::text[])
      and (ends_at is null or ends_at > clock_now())`)
}

/** Ends a post after its last day, or now; one that had not begun never will. Never later than it would have ended. */
export async function setEnd(tx: Tx, at: { post: string; to: string | null }): Promise<void> {
  const end = at.to ? endOfDay(at.to) : sql`clock_now()`
  await tx.run(sql`
    update posts set ends_at = least(ends_at, greatest(${end}, begins_at)) where id = ${at.post}::uuid`)
}

export type NewAbsence = {
  id: string
  post: string
  account: string
  community: string | null
  deputy: string | null
  /** First and last day, YYYY-MM-DD. */
  from: string
  to: string
  createdBy: string
}

/** Keeps a leave. */
export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await tx.run(sql`
    insert into absences (id, post_id, account_id, community_id, deputy_id, begins_at, ends_at, created_by)
    values (${absence.id}::uuid, ${absence.post}::uuid, ${absence.account}::uuid, ${absence.community}::uuid,
      ${absence.deputy}::uuid, ${startOfDay(absence.from)}, ${endOfDay(absence.to)}, ${absence.createdBy}::uuid)`)
}

/** Takes a leave back; one that had begun ends now. */
export async function setCancelled(tx: Tx, absence: string): Promise<void> {
  await tx.run(sql`update absences set cancelled_at = clock_now() where id = ${absence}::uuid and cancelled_at is null`)
}

/** Keeps an organisation. */
export async function insertOrganisation(tx: Tx, organisation: OrganisationRow): Promise<void> {
  const { id, community, kind, name } = organisation
  await tx.run(sql`
    insert into organisations (community_id, id, kind, name) values (${community}::uuid, ${id}::uuid, ${kind}, ${name})`)
}

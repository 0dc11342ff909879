import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { Problem } from '../platform/problem.ts'
import type { listStaff as endpoint, StaffLine } from './contract-staff.ts'
import type { PeopleContext } from './people-context.ts'
import {
  type Answer,
  mayConfirmPost,
  mayEndPost,
  mayGrantPost,
  mayHandOverWork,
  mayPlanLeave,
  mayResetPassword,
  maySuspend,
} from './policy.ts'
import { peopleProblems } from './problems.ts'
import { type AbsenceRow, findAbsences } from './read-absences.ts'
import { findStaff, findStaffPosts, type StaffPostRow, type StaffRow } from './read-staff.ts'
import { placeOfPost, seeCommunity } from './staff-subjects.ts'
import { postLine } from './who-am-i.ts'

type Query = NonNullable<Static<NonNullable<(typeof endpoint)['query']>>>
type Page = { items: StaffLine[]; next: string | null }

const pageSize = 50

/**
 * A page of accounts by user name, with the posts, leave and acts the actor may see and do. Without a community: of the
 * sub-districts the actor administers. Throws people.not-here, refused.
 */
export function listStaff({ accounts }: PeopleContext, actor: AccountActor, query: Query): Promise<Page> {
  const { community = null, show = 'all', search = null, after = '', limit = pageSize } = query
  return accounts.read(actor, async (tx) => {
    if (community) await seeCommunity(tx, actor, community)
    else if (actor.administers.length === 0) throw new Problem(peopleProblems.refused, { reason: 'name-a-community' })
    const wanted = { subdistricts: actor.administers, community, show, search, after, limit: limit + 1 }
    const found = await findStaff(tx, wanted)
    const items = await withPosts(tx, actor, { rows: found.slice(0, limit), community })
    return { items, next: found.length > limit ? (items.at(-1)?.username ?? null) : null }
  })
}

async function withPosts(
  tx: ReadTx,
  actor: AccountActor,
  { rows, community }: { rows: readonly StaffRow[]; community: string | null },
): Promise<StaffLine[]> {
  const all = await findStaffPosts(
    tx,
    rows.map((row) => row.account),
  )
  // Whoever does not administer the account is shown its posts in the community asked about, and no other.
  const seen = all.filter((post) => actor.administers.includes(post.subdistrict ?? '') || post.community === community)
  const absences = await findAbsences(
    tx,
    seen.map((post) => post.id),
  )
  return rows.map(({ account, username, name, isSuspended, mustChangePassword, hasSecondFactor, ...row }) => {
    const posts = seen.filter((post) => post.account === account)
    const place = { id: account, subdistrict: row.subdistrict, kinds: posts.map((post) => post.kind) }
    return {
      account,
      username,
      name,
      isSuspended,
      mustChangePassword,
      hasSecondFactor,
      posts: posts.map((post) => staffPost(actor, post, absences)),
      abilities: allowed({
        suspend: isSuspended ? null : maySuspend(actor, place),
        resume: isSuspended ? maySuspend(actor, place) : null,
        'reset-password': mayResetPassword(actor, place),
        'grant-post': isSuspended ? null : mayGrantPost(actor, { account, subdistrict: row.subdistrict }),
      }),
    }
  })
}

function staffPost(
  actor: AccountActor,
  post: StaffPostRow,
  absences: readonly AbsenceRow[],
): StaffLine['posts'][number] {
  const place = placeOfPost(post)
  return {
    ...postLine(post),
    state: post.state,
    leaves: absences.filter((absence) => absence.post === post.id).map(leaveLine),
    abilities: allowed({
      confirm: post.isPending ? mayConfirmPost(actor, place) : null,
      end: mayEndPost(actor, place),
      'plan-leave': mayPlanLeave(actor, place),
      'hand-over-work': mayHandOverWork(actor, place),
    }),
  }
}

function leaveLine(absence: AbsenceRow): StaffLine['posts'][number]['leaves'][number] {
  const { id, beginsAt, endsAt, deputy, deputyName, isNow } = absence
  return {
    id,
    beginsAt: beginsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    deputy: deputy === null ? null : { id: deputy, name: deputyName ?? '' },
    isNow,
  }
}

function allowed<Act extends string>(answers: Record<Act, Answer | null>): Act[] {
  return (Object.keys(answers) as Act[]).filter((act) => answers[act]?.allowed)
}

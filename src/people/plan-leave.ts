import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { mayPlanLeave } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { findPostOfAbsence, hasLeaveBetween, today } from './read-absences.ts'
import { findPostsAbove, findPostsAt, type StaffPostRow } from './read-staff.ts'
import { isTooLong, mayStandIn, wrongDays } from './rules-posts.ts'
import { allow, openPost, placeOfPost, refuseFields, seePost } from './staff-subjects.ts'
import { insertAbsence, setCancelled } from './write-posts.ts'

type Wish = { post: string; from: string; to: string; deputy?: string; command: Command }

/**
 * Enters leave by days, both included, and who stands in. Throws people.not-here, refused, leave-overlaps, cannot-stand-in,
 * http.invalid.
 */
export async function setLeave(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<{ absence: string }> {
  const kept = await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const post = await openPost(tx, actor, wish.post)
      allow(mayPlanLeave(actor, placeOfPost(post)))
      refuseFields(wrongDays(wish, await today(tx)))
      if (isTooLong(wish)) refuseFields([{ field: 'to', reason: 'too-long' }])
      if (await hasLeaveBetween(tx, wish)) throw new Problem(peopleProblems.leaveOverlaps)
      if (wish.deputy && !(await canStandIn(tx, post, wish.deputy))) throw new Problem(peopleProblems.cannotStandIn)
      const absence = newId()
      const { from, to, deputy = null } = wish
      const whose = { post: post.id, account: post.account, community: post.community }
      await insertAbsence(tx, { id: absence, ...whose, deputy, from, to, createdBy: actor.account })
      const facts = { ...whose, deputy, from, to }
      await recordPeople(tx, { kind: 'absence.set', subject: absence, community: post.community, facts })
      return { absence }
    }),
  )
  context.sessions.forget()
  return kept
}

/** Takes leave back; leave that has begun ends now. Throws people.not-here, refused. */
export async function cancelLeave(
  context: PeopleContext,
  actor: AccountActor,
  wish: { absence: string; command: Command },
): Promise<void> {
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const of = await findPostOfAbsence(tx, wish.absence)
      if (!of) throw new Problem(peopleProblems.notHere)
      const post = await openPost(tx, actor, of)
      allow(mayPlanLeave(actor, placeOfPost(post)))
      await setCancelled(tx, wish.absence)
      const facts = { post: post.id, account: post.account }
      await recordPeople(tx, { kind: 'absence.cancelled', subject: wish.absence, community: post.community, facts })
    }),
  )
  context.sessions.forget()
}

type Deputy = { account: string; name: string; kind: StaffPostRow['kind'] }

/** People who may stand in for a post, each once. Throws people.not-here, refused. */
export async function listDeputies(
  { accounts }: PeopleContext,
  actor: AccountActor,
  id: string,
): Promise<{ items: Deputy[] }> {
  return accounts.read(actor, async (tx) => {
    const post = await seePost(tx, actor, id)
    allow(mayPlanLeave(actor, placeOfPost(post)))
    const deputies = await findDeputies(tx, post)
    return { items: deputies.map(({ account, shownName, kind }) => ({ account, name: shownName, kind })) }
  })
}

async function canStandIn(tx: ReadTx, post: StaffPostRow, deputy: string): Promise<boolean> {
  return (await findDeputies(tx, post)).some(({ account }) => account === deputy)
}

async function findDeputies(tx: ReadTx, post: StaffPostRow): Promise<StaffPostRow[]> {
  const around = post.community
    ? await findPostsAt(tx, post.community)
    : await findPostsAbove(tx, post.subdistrict ?? '')
  const fit = around.filter((held) => held.account !== post.account && mayStandIn(post, [held]))
  return fit.filter((held, index) => fit.findIndex(({ account }) => account === held.account) === index)
}

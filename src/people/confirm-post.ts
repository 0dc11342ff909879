import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { mayConfirmPost } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { allow, openPost, placeOfPost } from './staff-subjects.ts'
import { setConfirmed } from './write-posts.ts'

/** The second person confirms a grant, which counts from now on. Throws people.not-here, refused, already-so. */
export async function confirmPost(
  context: PeopleContext,
  actor: AccountActor,
  wish: { post: string; command: Command },
): Promise<void> {
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const post = await openPost(tx, actor, wish.post)
      allow(mayConfirmPost(actor, placeOfPost(post)))
      if (!post.isPending) throw new Problem(peopleProblems.alreadySo)
      await setConfirmed(tx, { post: post.id, by: actor.account })
      const facts = { account: post.account, post: post.kind }
      await recordPeople(tx, { kind: 'post.confirmed', subject: post.id, community: post.community, facts })
    }),
  )
  context.sessions.forget()
}

import { localDay } from '../places/index.ts'
import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { mayEndPost } from './policy.ts'
import { today } from './read-absences.ts'
import { wrongDays } from './rules-posts.ts'
import { allow, keepOne, openPost, placeOfPost, refuseFields } from './staff-subjects.ts'
import { setEnd } from './write-posts.ts'

/** Ends a post now, or after its last day. Throws people.not-here, refused, http.invalid. */
export async function endPost(
  context: PeopleContext,
  actor: AccountActor,
  wish: { post: string; to?: string; command: Command },
): Promise<void> {
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const post = await openPost(tx, actor, wish.post)
      allow(mayEndPost(actor, placeOfPost(post)))
      // A last day lies on or after the first; whoever wants a post away that has not begun names none.
      refuseFields(wrongDays({ ...wish, from: localDay(post.beginsAt) }, await today(tx)))
      await keepOne(tx, post)
      await setEnd(tx, { post: post.id, to: wish.to ?? null })
      const facts = { account: post.account, post: post.kind, to: wish.to ?? null }
      await recordPeople(tx, { kind: 'post.ended', subject: post.id, community: post.community, facts })
    }),
  )
  context.sessions.forget()
}

import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

/** Bringing sheets into the register of a community, and taking them back: its secretary and desk clerks, who keep all of it. */
export function mayImport(actor: AccountActor, community: string): Answer {
  const isDesk = actor.posts.some(
    (post) => isDeskPost(post.kind) && post.community === community && post.office !== null,
  )
  return isDesk ? yes : no(actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place')
}

function isDeskPost(kind: string): boolean {
  return kind === 'secretary' || kind === 'desk_clerk'
}

import type { AccountActor } from '../platform/actor.ts'

/** Yes, or no with a stable reason word. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** Seeing who answers for what: whoever works in the community. */
export function maySeeDuties(actor: AccountActor, community: string): Answer {
  return actor.members.includes(community) ? { allowed: true } : { allowed: false, reason: 'not-your-place' }
}

/** Saying who is on duty: the desk. */
export function mayKeepDuties(actor: AccountActor, community: string): Answer {
  const keeps = actor.posts.some(
    (post) => post.community === community && (post.kind === 'secretary' || post.kind === 'desk_clerk'),
  )
  if (keeps) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place' }
}

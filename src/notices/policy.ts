import type { AccountActor } from '../platform/actor.ts'

/** Telling people what no message told them: secretary and desk clerks of the community. */
export function mayTell(
  actor: AccountActor,
  community: string,
): { allowed: true } | { allowed: false; reason: string } {
  const may = actor.posts.some(
    ({ kind, community: at }) => at === community && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  if (may) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place' }
}

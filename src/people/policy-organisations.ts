import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'

/** Seeing organisations, teams, duty areas, groups and what is not covered: whoever works in the community, and its auditor. */
export function maySeeOrganisations(actor: AccountActor, community: string): Answer {
  const sees = actor.members.includes(community) || actor.communities.includes(community)
  return sees ? { allowed: true } : { allowed: false, reason: 'not-your-place' }
}

/** Keeping organisations, who belongs to them, duty areas and groups: secretary and desk clerks of the community. */
export function mayKeepOrganisations(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some(
    (post) => post.community === community && (post.kind === 'secretary' || post.kind === 'desk_clerk'),
  )
  return may ? { allowed: true } : { allowed: false, reason: 'not-with-this-post' }
}

/** Seeing the own duty area: everybody for herself. */
export function maySeeOwnDuty(): Answer {
  return { allowed: true }
}

import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'
import { mayKeepOrganisations, maySeeOrganisations } from './policy-organisations.ts'

/** Seeing partners with their agreements and lists: whoever works in the community; a partner sees its own. */
export function maySeePartners(actor: AccountActor, community: string): Answer {
  const isEngaged = actor.posts.some((post) => post.community === community && post.organisation !== null)
  return isEngaged ? { allowed: true } : maySeeOrganisations(actor, community)
}

/** Keeping agreements and lists: secretary and desk clerks of the community. */
export function mayKeepPartners(actor: AccountActor, community: string): Answer {
  return mayKeepOrganisations(actor, community)
}

import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'

/** Seeing the Party's roll: whoever holds a Party post in the community, of the part her organisation answers for. */
export function maySeeRoll(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some((post) => post.kind === 'party_officer' && post.community === community)
  return may ? { allowed: true } : { allowed: false, reason: 'not-your-place' }
}

/** Where a stay on the roll stands. */
export type RollPlace = { readonly committee: string; readonly branch: string }

/** Keeping the roll: Party officers of the branch or the committee; an officer of a group only reads. */
export function mayKeepRoll(actor: AccountActor, { committee, branch }: RollPlace): Answer {
  const may = actor.posts.some(
    ({ kind, organisation }) => kind === 'party_officer' && (organisation === committee || organisation === branch),
  )
  return may ? { allowed: true } : { allowed: false, reason: 'not-with-this-post' }
}

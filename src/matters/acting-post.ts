import type { AccountActor, Actor } from '../platform/actor.ts'
import type { MatterFrame } from './frame.ts'
import type { LockedMatter } from './write.ts'

type Place = Pick<LockedMatter, 'community_id' | 'grid_id' | 'holder_office_id'>

/** Under which of her posts an account acts on this matter. */
export function postOf(by: Actor, row: Place): string | null {
  if (by.kind !== 'account') return null
  return (nearest(by.posts, row) ?? by.posts[0])?.kind ?? null
}

/**
 * The office that does what an account does to this matter, whoever holds it: the desk stays the desk while the grid has the
 * matter. Null for residents and for who works for no office, such as a property company; the holder answers for those.
 */
export function officeOf(by: Actor, row: Place, { offices }: Pick<MatterFrame, 'offices'>): string | null {
  if (by.kind !== 'account') return null
  const placed = by.posts.filter((post) => offices.some(({ id }) => id === post.office))
  return (nearest(placed, row) ?? placed[0])?.office ?? null
}

function nearest(posts: AccountActor['posts'], row: Place) {
  return (
    posts.find((post) => post.office === row.holder_office_id) ??
    posts.find((post) => post.grid === row.grid_id) ??
    posts.find((post) => post.community === row.community_id)
  )
}

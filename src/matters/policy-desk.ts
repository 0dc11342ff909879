import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'

/** The desk of a community: its secretary and clerks. They keep lists, templates, imports and the call list. */
export function mayKeepDesk(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some(
    ({ kind, community: at }) => at === community && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  if (may) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place' }
}

/** Changing categories and limits: the desk. */
export const mayChangeCategories = mayKeepDesk

/** Seeing what the desk keeps: whoever works in the community or sees all of it, and its auditor. */
export function maySeeDesk(actor: AccountActor, community: string): Answer {
  const { members, communities, audits } = actor
  const sees = [...members, ...communities, ...audits].includes(community)
  return sees ? { allowed: true } : { allowed: false, reason: 'not-your-place' }
}

/** Taking a ledger out of the program: who sees the whole community, never its auditor. Each one is journalled. */
export function mayExport(actor: AccountActor, community: string): Answer {
  if (actor.posts.some(({ kind }) => kind === 'auditor')) return { allowed: false, reason: 'auditors-change-nothing' }
  if (actor.communities.includes(community)) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place' }
}

/** Handing all open work of a post over: the desk of its community, and the leader of its grid. */
export function mayHandOver(actor: AccountActor, post: { community_id: string; grid_id: string | null }): Answer {
  const may = actor.posts.some(({ kind, community, grid }) => {
    if (kind === 'secretary' || kind === 'desk_clerk') return community === post.community_id
    return kind === 'grid_leader' && grid !== null && grid === post.grid_id
  })
  if (may) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(post.community_id) ? 'not-with-this-post' : 'not-your-place' }
}

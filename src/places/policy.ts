import type { AccountActor } from '../platform/actor.ts'

/** Yes, or no with a stable reason word. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** Changing what a community has set: its secretary and its desk clerks. */
export function mayChangeSettings(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some(
    ({ kind, community: at }) => at === community && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  if (may) return { allowed: true }
  return { allowed: false, reason: actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place' }
}

/** Seeing what is set and what held before: whoever works in the community or above it, and its auditor. */
export function maySeeSettings(actor: AccountActor, community: string): Answer {
  const { members, communities, audits } = actor
  const sees = [...members, ...communities, ...audits].includes(community)
  return sees ? { allowed: true } : { allowed: false, reason: 'not-your-place' }
}

/** Printing the QR sheets of staircases: whoever works in the community. */
export function mayPrintSheets(actor: AccountActor, community: string): Answer {
  return maySeeSettings(actor, community)
}

/** Making, moving, merging and ending grids, buildings and doors: secretary and desk clerks of the community. */
export function mayChangePlaces(actor: AccountActor, community: string): Answer {
  return mayChangeSettings(actor, community)
}

/** Looking at a building's page: whoever works in the community or above it, and its auditor. */
export function maySeeBuilding(actor: AccountActor, community: string): Answer {
  return maySeeSettings(actor, community)
}

/** Keeping a building's facilities: secretary and desk clerks, and leader and workers of the grid it stands in. */
export function mayKeepFacilities(actor: AccountActor, at: { community: string; grid: string }): Answer {
  const desk = mayChangePlaces(actor, at.community)
  if (desk.allowed) return desk
  const ofGrid = actor.posts.some(
    ({ kind, grid }) => grid === at.grid && (kind === 'grid_leader' || kind === 'grid_worker'),
  )
  return ofGrid ? { allowed: true } : desk
}

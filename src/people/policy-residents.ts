import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'
import type { Purpose } from './residents/rules-residents.ts'

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

/** Where a record stands: its community and its grid. */
export type RecordPlace = { readonly community: string; readonly grid: string | null }

/** The desk of the community, and leader and worker of the grid: who keeps the register there. */
export function mayKeepResidents(actor: AccountActor, at: RecordPlace): Answer {
  const keeps = actor.posts.some(({ kind, community, grid }) => {
    if (community !== at.community) return false
    if (kind === 'secretary' || kind === 'desk_clerk') return true
    return (kind === 'grid_leader' || kind === 'grid_worker') && grid !== null && grid === at.grid
  })
  return keeps ? yes : no(actor.members.includes(at.community) ? 'not-with-this-post' : 'not-your-place')
}

/** Looking into the register of a community at all; row security decides on the rows. */
export function maySeeResidents(actor: AccountActor, community: string): Answer {
  const sees = actor.posts.some(
    ({ kind, community: held }) =>
      held === community &&
      ['secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'building_captain'].includes(kind),
  )
  return sees ? yes : no('not-your-place')
}

/** Numbers of identity cards: the desk, which fills the forms that need them. */
export function mayKeepIdNumbers(actor: AccountActor, community: string): Answer {
  const isDesk = actor.posts.some(
    ({ kind, community: held }) => held === community && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  return isDesk ? yes : no('not-with-this-post')
}

/** Searching at all: whoever works in the community; row security decides on what is found. */
export function maySearch(actor: AccountActor, community: string): Answer {
  return actor.posts.some((post) => post.community === community) || actor.communities.includes(community)
    ? yes
    : no('not-your-place')
}

/** Searching by telephone or number: whoever keeps the register somewhere in the community; row security decides on the rows. */
export function maySearchNumbers(actor: AccountActor, community: string): Answer {
  const keeps = actor.posts.some(
    ({ kind, community: held }) =>
      held === community && ['secretary', 'desk_clerk', 'grid_leader', 'grid_worker'].includes(kind),
  )
  return keeps ? yes : no('not-with-this-post')
}

/** What a field is opened for, where it stands; without a purpose the question is whether it can be opened at all. */
export type Opening = RecordPlace & {
  field: 'phone' | 'name' | 'id_number' | 'contact'
  building: string | null
  captainKnows: boolean
  purpose?: Purpose
}

/** Opening a masked field: who keeps the register there, and a captain name and telephone of those who agreed. */
export function mayOpenField(actor: AccountActor, at: Opening): Answer {
  if (mayKeepResidents(actor, at).allowed) {
    if (at.purpose === 'captain') return no('not-with-this-post')
    return at.field === 'id_number' ? mayKeepIdNumbers(actor, at.community) : yes
  }
  const isCaptain = actor.posts.some(
    ({ kind, building }) => kind === 'building_captain' && building !== null && building === at.building,
  )
  const forCaptains = at.purpose === undefined || at.purpose === 'captain' || at.purpose === 'emergency'
  return isCaptain && at.captainKnows && forCaptains && ['phone', 'name'].includes(at.field)
    ? yes
    : no('not-with-this-post')
}

import type { AccountActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'

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

/** Opening a masked field: who keeps the register there, and a captain the telephone of those who agreed. */
export function mayOpenField(
  actor: AccountActor,
  at: RecordPlace & { field: string; building: string | null; captainKnows: boolean },
): Answer {
  if (mayKeepResidents(actor, at).allowed) {
    // Numbers of identity cards are for the desk, which fills the forms that need them.
    const isDesk = actor.posts.some(
      ({ kind, community }) => community === at.community && (kind === 'secretary' || kind === 'desk_clerk'),
    )
    return at.field !== 'id_number' || isDesk ? yes : no('not-with-this-post')
  }
  const isCaptain = actor.posts.some(
    ({ kind, building }) => kind === 'building_captain' && building !== null && building === at.building,
  )
  return isCaptain && at.captainKnows && ['phone', 'name'].includes(at.field) ? yes : no('not-with-this-post')
}

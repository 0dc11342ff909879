import type { WhoAmI } from '../../../people/contract-session.ts'
import { areaTab } from '../pocket/duty.ts'

type Person = Pick<WhoAmI, 'posts' | 'readOnly'>

/** Whether somebody may take a report down for others: whoever looks after a community, a grid or a building. */
export function mayTakeDown({ posts, readOnly }: Person): boolean {
  return !readOnly && areaTab(posts) !== null
}

/** Whether somebody grants more time anywhere, by the kinds of post that the policy names. */
export function mayApprove({ posts, readOnly }: Person): boolean {
  const kinds = ['secretary', 'desk_clerk', 'grid_leader', 'subdistrict_officer']
  return !readOnly && posts.some(({ kind }) => kinds.includes(kind))
}

/** Whether somebody loses a matter from her lists when her office hands it on: an office above the communities. */
export function handsOn({ posts, readOnly }: Person): boolean {
  return !readOnly && posts.some(({ kind }) => kind === 'subdistrict_officer')
}

/** Whether figures are of the whole community, not only of what was given to somebody or lies in her grid. */
export function seesAll({ posts, readOnly }: Person): boolean {
  return readOnly || mayTakeLedgers({ posts })
}

/** Whether somebody takes ledgers and sheets, each of which is journalled: those who keep the desk. */
export function mayTakeLedgers({ posts }: Pick<Person, 'posts'>): boolean {
  return posts.some(({ kind }) => kind === 'secretary' || kind === 'desk_clerk')
}

/** Whether somebody sees what lies with each post, to hand it over: desk and grid leaders; the auditor looks. */
export function seesPostWork(person: Person): boolean {
  return seesAll(person) || person.posts.some(({ kind }) => kind === 'grid_leader')
}

/** Whether somebody sees only what was given or handed up to her: nothing comes by itself from a staircase. */
export function isGivenWork({ posts, readOnly }: Person): boolean {
  return !readOnly && areaTab(posts) === null
}

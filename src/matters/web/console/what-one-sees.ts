import type { WhoAmI } from '../../../people/contract-session.ts'
import { areaTab } from '../pocket/duty.ts'

type Person = Pick<WhoAmI, 'posts' | 'readOnly'>

/** Whether somebody may take a report down for others: whoever looks after a community, a grid or a building. */
export function mayTakeDown({ posts, readOnly }: Person): boolean {
  return !readOnly && areaTab(posts) !== null
}

/** Whether figures are of the whole community, not only of what was given to somebody or lies in her grid. */
export function seesAll({ posts, readOnly }: Person): boolean {
  return readOnly || posts.some(({ kind }) => kind === 'secretary' || kind === 'desk_clerk')
}

/** Whether somebody sees only what was given or handed up to her: nothing comes by itself from a staircase. */
export function isGivenWork({ posts, readOnly }: Person): boolean {
  return !readOnly && areaTab(posts) === null
}

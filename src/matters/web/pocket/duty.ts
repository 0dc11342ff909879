import type { WhoAmI } from '../../../people/contract-session.ts'

type Posts = readonly Pick<WhoAmI['posts'][number], 'kind' | 'building'>[]

/** The word for the area a person looks after; null for those who only see what is given to them. */
export function areaTab(posts: Posts): 'tab.grid' | 'tab.around' | null {
  const isOneOf = (kinds: readonly string[]) => posts.some((post) => kinds.includes(post.kind))
  if (isOneOf(['grid_leader', 'grid_worker'])) return 'tab.grid'
  return isOneOf(['secretary', 'desk_clerk']) || posts.some((post) => post.building) ? 'tab.around' : null
}

/** Whether the phone is a place to work for this person. */
export function worksOnPhone({ doors, readOnly }: Pick<WhoAmI, 'doors' | 'readOnly'>): boolean {
  return !readOnly && (doors.includes('field') || doors.includes('desk'))
}

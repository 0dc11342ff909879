import type { WhoAmI } from '../../../people/contract-session.ts'

type Posts = WhoAmI['posts']

/** The word for the area a person looks after; null for those who only see what is given to them. */
export function areaTab(posts: Posts): 'tab.grid' | 'tab.around' | null {
  if (posts.some((post) => post.grid)) return 'tab.grid'
  const hasArea = posts.some((post) => post.building || ['secretary', 'desk_clerk'].includes(post.kind))
  return hasArea ? 'tab.around' : null
}

/** Whether the phone is a place to work for this person. */
export function worksOnPhone({ doors }: Pick<WhoAmI, 'doors'>): boolean {
  return doors.includes('field') || doors.includes('desk')
}

import type { WhoAmI } from '../../../../people/contract-session.ts'
import type { Estate } from '../../../../places/contract.ts'
import type { DraftPlace } from '../../resident/report/draft.ts'

type Posts = readonly Pick<WhoAmI['posts'][number], 'grid' | 'building'>[]
type Plan = Pick<Estate, 'grids' | 'buildings'>

/** Where somebody on patrol most likely stands: her building, else her grid, else nowhere yet. */
export function placeOfPost(posts: Posts, { grids, buildings }: Plan): DraftPlace {
  const named = posts.find((post) => post.building)?.building
  const building = buildings.find((each) => each.id === named?.id)
  const gridId = building?.grid ?? posts.find((post) => post.grid)?.grid?.id
  const grid = grids.find((each) => each.id === gridId)
  return {
    grid: grid ? { id: grid.id, name: grid.name } : null,
    isApart: false,
    building: building ? { id: building.id, name: building.name, floors: building.floors } : null,
    staircase: null,
  }
}

import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { useCommunity, useEstate } from '../../../places/web/index.ts'
import { useCategories } from '../resident/queries.ts'
import { areaTab } from './duty.ts'

/** Reads buildings and categories while there is a connection, so that a report can be written without one. Shows nothing. */
export function References() {
  const { posts } = usePocketSession()
  const { community } = useCommunity()
  const wanted = areaTab(posts) ? community?.id : undefined
  useEstate(wanted)
  useCategories(wanted)
  return null
}

import { useQuery } from '@tanstack/react-query'
import { callSignedIn } from '../../../../people/web/index.ts'
import { listMatters, openByBuilding } from '../../../contract.ts'
import { mattersKey } from '../queries.ts'

/** Open matters of one building that the viewer may see, by what falls due first, live. */
export function useOpenOfBuilding(community: string, building: string) {
  return useQuery({
    queryKey: [...mattersKey, 'of-building', community, building],
    queryFn: ({ signal }) =>
      callSignedIn(listMatters, { query: { community, building, queue: 'open', limit: 100 } }, { signal }),
    meta: { live: true },
  })
}

/** How many matters are open in each building, of what the viewer may see, live. */
export function useOpenByBuilding(community: string) {
  return useQuery({
    queryKey: [...mattersKey, 'by-building', community],
    queryFn: ({ signal }) => callSignedIn(openByBuilding, { query: { community } }, { signal }),
    meta: { live: true },
  })
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useHere } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { readHome } from '../../contract-homes.ts'
import { listResidents, readResident } from '../../contract-residents.ts'
import { callSignedIn } from '../session-watch.ts'

export type Resident = ReplyOf<typeof readResident>
export type Home = ReplyOf<typeof readHome>

export type ResidentFilter = {
  readonly grid?: string | undefined
  readonly building?: string | undefined
  readonly ended?: boolean | undefined
}

/** Residents in sight, page by page. */
export function useResidents(filter: ResidentFilter) {
  const community = useHere()
  return useInfiniteQuery({
    queryKey: ['people', 'residents', community.id, filter],
    queryFn: ({ pageParam, signal }) => {
      const { grid, building, ended } = filter
      const narrowed = { ...(grid ? { grid } : {}), ...(building ? { building } : {}), ...(ended ? { ended } : {}) }
      const query = { limit: 50, ...narrowed, ...(pageParam ? { after: pageParam } : {}) }
      return callSignedIn(listResidents, { params: { community: community.id }, query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** One resident's record. */
export function useResident(person: string) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'resident', community.id, person],
    queryFn: ({ signal }) => callSignedIn(readResident, { params: { community: community.id, person } }, { signal }),
  })
}

/** The household and the owners of a door. */
export function useHome(dwelling: string | undefined) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'home', community.id, dwelling],
    queryFn: ({ signal }) =>
      callSignedIn(readHome, { params: { community: community.id, dwelling: dwelling! } }, { signal }),
    enabled: dwelling !== undefined,
  })
}

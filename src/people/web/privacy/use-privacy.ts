import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useHere } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { listRequests, readPrivacy } from '../../contract-privacy.ts'
import { callSignedIn } from '../session-watch.ts'

export type Request = ReplyOf<typeof listRequests>['items'][number]

/** Consents and slip of one resident. */
export function usePrivacy(person: string) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'privacy', community.id, person],
    queryFn: ({ signal }) => callSignedIn(readPrivacy, { params: { community: community.id, person } }, { signal }),
  })
}

/** Requests that wait for the desk, page by page. */
export function useRequests() {
  const community = useHere()
  return useInfiniteQuery({
    queryKey: ['people', 'requests', community.id],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? { after: pageParam } : {}
      return callSignedIn(listRequests, { params: { community: community.id }, query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

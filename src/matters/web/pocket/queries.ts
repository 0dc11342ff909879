import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callSignedIn } from '../../../people/web/pocket/index.ts'
import { call } from '../../../platform/web/api-client.ts'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { reach } from '../../../platform/web/reach.ts'
import { dispatchChoices, listMatters, type MatterPage } from '../../contract.ts'
import type { MatterLine } from '../../contract-shapes.ts'
import { readMatterPage } from '../read-page.ts'

/** Beginnings of the keys of what the phone keeps for working without a connection. */
export const keptOnPhone = [
  ['pocket'],
  ['people', 'session'],
  ['places', 'communities'],
  ['places', 'estate'],
  ['matters', 'categories'],
] as const

/** `mine`: held by my office or given to me; `open`: everything open where I am posted; `approval`: more time is asked for and I decide. */
export type QueueName = 'mine' | 'open' | 'approval'

const pageSize = 50
// Where nothing gets through, the next answer tells that something does again.
const often = {
  refetchInterval: () => (reach.isLost() ? 15_000 : 60_000),
  refetchOnReconnect: true,
} as const

/** A queue by what falls due first, page by page. */
export function useQueue(queue: QueueName, isAsked = true) {
  return useInfiniteQuery({
    enabled: isAsked,
    queryKey: ['pocket', 'queue', queue],
    queryFn: ({ signal, pageParam }) =>
      callSignedIn(
        listMatters,
        { query: { queue, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    ...often,
  })
}

/** What is open in one building, of what the viewer may see. */
export function useOpenOfHouse(community: string | undefined, building: string) {
  return useQuery({
    queryKey: ['pocket', 'of-building', community, building],
    queryFn: ({ signal }) =>
      callSignedIn(
        listMatters,
        { query: { community: community ?? '', building, queue: 'open', limit: 100 } },
        { signal },
      ),
    enabled: community !== undefined,
    ...often,
  })
}

/** Key of one matter. */
export function matterKey(id: string) {
  return ['pocket', 'matter', id] as const
}

/** One matter with its story and what may be done with it. */
export function useMatter(id: string) {
  return useQuery({
    queryKey: matterKey(id),
    queryFn: ({ signal }) => readMatterPage(callSignedIn, id, { signal }),
    ...often,
  })
}

/** Whom a matter can be given to, or asked for help. */
export function useParties(id: string) {
  return useQuery({
    queryKey: ['pocket', 'parties', id],
    queryFn: ({ signal }) => callSignedIn(dispatchChoices, { params: { id } }, { signal }),
    staleTime: 300_000,
  })
}

/** The line of a matter from the lists that the phone knows, where the matter itself was never read. */
export function useKnownLine(id: string): MatterLine | undefined {
  const queries = useQueryClient()
  const lists = queries.getQueriesData<{ pages: readonly { items: readonly MatterLine[] }[] }>({
    queryKey: ['pocket', 'queue'],
  })
  return lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? []).find((line) => line.id === id)
}

const mostAhead = 25

/** Reads the first of these matters ahead, so that they open where there is no connection. */
export function useReadAhead(lines: readonly MatterLine[]): void {
  const queries = useQueryClient()
  useEffect(() => {
    const leave = new AbortController()
    void readAhead(queries, lines.slice(0, mostAhead), leave.signal)
    return () => leave.abort()
  }, [queries, lines])
}

async function readAhead(queries: QueryClient, lines: readonly MatterLine[], signal: AbortSignal): Promise<void> {
  for (const { id, changedAt } of lines) {
    const known = queries.getQueryData<MatterPage>(matterKey(id))
    if (known && known.changedAt >= changedAt) continue
    if (signal.aborted) return
    try {
      const page = await readMatterPage(call, id, { signal })
      queries.setQueryData(matterKey(id), page)
    } catch (error) {
      // Opening the matter will say what is wrong; reading ahead is only a kindness.
      if (!(error instanceof ProblemError) || error.status === 0 || error.status === 401) return
    }
  }
}

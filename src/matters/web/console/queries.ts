import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { callSignedIn } from '../../../people/web/index.ts'
import { call } from '../../../platform/web/api-client.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { countMatters, deskSummary, dispatchChoices, listCategories, listMatters } from '../../contract.ts'
import { readMatterPage } from '../read-page.ts'
import type { QueueSearch } from './queue-search.ts'

const live = { live: true }
export const pageSize = 50

/** Key of everything about matters; an act makes all of it stale. */
export const mattersKey = ['matters'] as const
export const matterKey = (id: string) => [...mattersKey, 'matter', id] as const

type Ask = { readonly community: string; readonly filters: QueueSearch; readonly after?: string | undefined }

function askQueue({ community, filters, after }: Ask, signal: AbortSignal) {
  const query = { ...filters, community, limit: pageSize, ...(after ? { after } : {}) }
  return callSignedIn(listMatters, { query }, { signal })
}

/** A queue page by page. It keeps still while someone reads it; what moved meanwhile is counted by `useQueueNews`. */
export function useQueue(community: string, filters: QueueSearch) {
  return useInfiniteQuery({
    queryKey: [...mattersKey, 'queue', community, filters],
    queryFn: ({ pageParam, signal }) => askQueue({ community, filters, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

/** The first page as it stands now, read anew whenever something moved. */
export function useQueueNow(community: string, filters: QueueSearch) {
  return useQuery({
    queryKey: [...mattersKey, 'queue-now', community, filters],
    queryFn: ({ signal }) => askQueue({ community, filters }, signal),
    meta: live,
    staleTime: 30_000,
  })
}

/** Counts by office and stage and the share settled at each tier, live. */
export function useDeskSummary(community: string) {
  return useQuery({
    queryKey: [...mattersKey, 'summary', community],
    queryFn: ({ signal }) => callSignedIn(deskSummary, { query: { community } }, { signal }),
    meta: live,
  })
}

/** Counts by stage, outcome and grid, live. */
export function useCounts(community: string) {
  return useQuery({
    queryKey: [...mattersKey, 'counts', community],
    queryFn: ({ signal }) => callSignedIn(countMatters, { query: { community } }, { signal }),
    meta: live,
  })
}

/** One matter with its story, live. */
export function useMatter(id: string) {
  return useQuery({
    queryKey: matterKey(id),
    queryFn: ({ signal }) => readMatterPage(callSignedIn, id, { signal }),
    meta: live,
  })
}

/** Whom the matter can be given to or asked for help; asked only when a form needs it. */
export function useDispatchChoices(id: string, isNeeded: boolean) {
  return useQuery({
    queryKey: [...mattersKey, 'parties', id],
    queryFn: ({ signal }) => callSignedIn(dispatchChoices, { params: { id } }, { signal }),
    enabled: isNeeded,
    staleTime: 30_000,
  })
}

/** The categories of a community as they hold today. */
export function useCategories(community: string) {
  return useQuery({
    queryKey: [...mattersKey, 'categories', community],
    queryFn: ({ signal }) => call(listCategories, { query: { community } }, { signal }),
    staleTime: 600_000,
  })
}

/** Matters whose number or public words fit, a moment after the typing stopped. */
export function useMatterSearch(words: string, community: string) {
  const search = useSettled(words.trim(), 250)
  const isAsked = search.length > 1
  const { data, isFetching } = useQuery({
    queryKey: [...mattersKey, 'search', community, search],
    queryFn: ({ signal }) =>
      callSignedIn(listMatters, { query: { community, queue: 'all', search, limit: 6 } }, { signal }),
    enabled: isAsked,
  })
  return { found: isAsked ? (data?.items ?? []) : [], isBusy: isFetching || search !== words.trim() }
}

/** What is overdue, where a reporter has new words, and what came in last, for the bell. */
export function useReminders(community: string) {
  const ask = (queue: 'overdue' | 'said' | 'all', limit: number) => ({
    queryKey: [...mattersKey, 'reminders', queue, community],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callSignedIn(listMatters, { query: { community, queue, limit } }, { signal }),
    meta: live,
  })
  const overdue = useQuery(ask('overdue', 6))
  const said = useQuery(ask('said', 6))
  const fresh = useQuery(ask('all', 6))
  return { overdue: overdue.data?.items ?? [], said: said.data?.items ?? [], fresh: fresh.data?.items ?? [] }
}

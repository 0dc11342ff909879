import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { listAlarms, readAlarm } from '../../contract-alarms.ts'
import { listCases, readForesight, readReach, readTrouble } from '../../contract-desk.ts'
import { readEngine } from '../../contract-engine.ts'

// The journal’s stream says when something moved; the clock moves alarms on also where nobody did anything.
const often = { refetchInterval: 10_000, refetchOnReconnect: true, meta: { live: true } } as const
const seldom = { refetchInterval: 60_000, meta: { live: true } } as const

/** Open alarms, most urgent first. */
export function useBoard() {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'board', community],
    queryFn: ({ signal }) => callSignedIn(listAlarms, { params: { community }, query: { limit: 100 } }, { signal }),
    ...often,
  })
}

/** Alarms that ended, newest first. */
export function useEnded() {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'ended', community],
    queryFn: ({ signal }) =>
      callSignedIn(listAlarms, { params: { community }, query: { ended: true, limit: 8 } }, { signal }),
    ...seldom,
  })
}

/** One alarm with every minute of it. */
export function useAlarm(alarm: string) {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'alarm', community, alarm],
    queryFn: ({ signal }) => callSignedIn(readAlarm, { params: { community, alarm } }, { signal }),
    ...often,
  })
}

/** What must not be. */
export function useTrouble() {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'trouble', community],
    queryFn: ({ signal }) => callSignedIn(readTrouble, { params: { community } }, { signal }),
    ...seldom,
  })
}

/** Whether care stands still, as the auditor saw it last. */
export function useEngine() {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'engine', community],
    queryFn: ({ signal }) => callSignedIn(readEngine, { params: { community } }, { signal }),
    refetchInterval: 20_000,
  })
}

/** What can be seen beforehand. */
export function useForesight() {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'foresight', community],
    queryFn: ({ signal }) => callSignedIn(readForesight, { params: { community } }, { signal }),
    ...seldom,
  })
}

/** Who could be told of a plan now. */
export function useReach(plan: string) {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'reach', community, plan],
    queryFn: ({ signal }) => callSignedIn(readReach, { params: { community, plan } }, { signal }),
  })
}

/** Teaching cases, page by page. */
export function useCases() {
  const community = useHere().id
  return useInfiniteQuery({
    queryKey: ['care', 'cases', community],
    queryFn: ({ pageParam, signal }) =>
      callSignedIn(listCases, { params: { community }, query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Reads everything of care anew after something was done. */
export function useCareMoved(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['care'] })
}

import { useQuery } from '@tanstack/react-query'
import { listStaff } from '../../../../people/contract-staff.ts'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import type { BodyOf, ReplyOf } from '../../../../platform/http/endpoint.ts'
import { closeFeed, endNotice, listFeeds, listNotices, openFeed } from '../../../contract-meters.ts'
import { listConcerns } from '../../../contract-referrals.ts'
import { readReliability } from '../../../contract-reliability.ts'
import { endHelper, keepHelper, listHelpers, listRounds, readCoverage, recordRound } from '../../../contract-rounds.ts'
import { useCareMoved } from '../queries.ts'

export const seldom = { refetchInterval: 60_000, meta: { live: true } } as const

/** The community shown, as the parameters of queries and acts need it. */
export function useHereParams(): { community: string } {
  return { community: useHere().id }
}

/** With whom nobody had the agreed contact. */
export function useCoverage() {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'coverage', params.community],
    queryFn: ({ signal }) => callSignedIn(readCoverage, { params }, { signal }),
    ...seldom,
  })
}

/** Planned visits and calls of everybody. */
export function usePlanned() {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'rounds', params.community],
    queryFn: ({ signal }) => callSignedIn(listRounds, { params, query: { days: 7 } }, { signal }),
    ...seldom,
  })
}

/** Concerns of the last month, with what followed. */
export function useConcerns() {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'concerns', params.community],
    queryFn: ({ signal }) => callSignedIn(listConcerns, { params, query: {} }, { signal }),
    ...seldom,
  })
}

/** Records what came of a visit or call at the desk. */
export function useRecord(round: string) {
  const { community } = useHereParams()
  return (body: BodyOf<typeof recordRound>) => (commandId: string) =>
    callSignedIn(recordRound, { params: { community, round }, body }, { commandId })
}

/** Notices that are open, or those that were seen to. */
export function useNotices(ended: boolean) {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'notices', params.community, ended],
    queryFn: ({ signal }) => callSignedIn(listNotices, { params, query: ended ? { ended } : {} }, { signal }),
    ...seldom,
  })
}

/** Says that the desk has seen to a notice. */
export function useEndNotice(notice: string) {
  const { community } = useHereParams()
  return (commandId: string) => callSignedIn(endNotice, { params: { community, notice } }, { commandId })
}

/** The feeds of water meters. */
export function useFeeds() {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'feeds', params.community],
    queryFn: ({ signal }) => callSignedIn(listFeeds, { params }, { signal }),
    refetchInterval: 20_000,
  })
}

/** Opens and revokes feeds. */
export function useFeedActs() {
  const params = useHereParams()
  const moved = useCareMoved()
  return {
    open: (body: BodyOf<typeof openFeed>) => async (commandId: string) => {
      const made = await callSignedIn(openFeed, { params, body }, { commandId })
      await moved()
      return made
    },
    close: (feed: string) => async (commandId: string) => {
      await callSignedIn(closeFeed, { params: { ...params, feed } }, { commandId })
      await moved()
    },
  }
}

/** How reliable care was in the last days. */
export function useReliability(days: number) {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'reliability', params.community, days],
    queryFn: ({ signal }) => callSignedIn(readReliability, { params, query: { days } }, { signal }),
  })
}

export type HelperLine = ReplyOf<typeof listHelpers>['items'][number]

/** Who goes on planned visits. */
export function useHelpers() {
  const params = useHereParams()
  return useQuery({
    queryKey: ['care', 'helpers', params.community],
    queryFn: ({ signal }) => callSignedIn(listHelpers, { params }, { signal }),
    ...seldom,
  })
}

/** Accounts that can be asked to go. */
export function useAccounts() {
  const { community } = useHereParams()
  return useQuery({
    queryKey: ['care', 'accounts', community],
    queryFn: ({ signal }) => callSignedIn(listStaff, { query: { community, limit: 100 } }, { signal }),
    staleTime: 60_000,
  })
}

/** Adds who goes, and ends it. */
export function useHelperActs() {
  const params = useHereParams()
  const moved = useCareMoved()
  return {
    keep: (body: BodyOf<typeof keepHelper>) => async (commandId: string) => {
      await callSignedIn(keepHelper, { params, body }, { commandId })
      await moved()
    },
    end: (helper: string) => async (commandId: string) => {
      await callSignedIn(endHelper, { params: { ...params, helper } }, { commandId })
      await moved()
    },
  }
}

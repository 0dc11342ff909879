import { useQuery } from '@tanstack/react-query'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useCommunity } from '../../../../places/web/index.ts'
import type { BodyOf } from '../../../../platform/http/endpoint.ts'
import { listConcerns } from '../../../contract-referrals.ts'
import { listRounds, readCoverage, recordRound } from '../../../contract-rounds.ts'

export const seldom = { refetchInterval: 60_000, meta: { live: true } } as const

/** The community shown, as queries and acts need it. */
export function useHere(): { community: string } {
  return { community: useCommunity().community?.id ?? '' }
}

/** With whom nobody had the agreed contact. */
export function useCoverage() {
  const params = useHere()
  return useQuery({
    queryKey: ['care', 'coverage', params.community],
    queryFn: ({ signal }) => callSignedIn(readCoverage, { params }, { signal }),
    enabled: params.community !== '',
    ...seldom,
  })
}

/** Planned visits and calls of everybody. */
export function usePlanned() {
  const params = useHere()
  return useQuery({
    queryKey: ['care', 'rounds', params.community],
    queryFn: ({ signal }) => callSignedIn(listRounds, { params, query: { days: 7 } }, { signal }),
    enabled: params.community !== '',
    ...seldom,
  })
}

/** Concerns of the last month, with what followed. */
export function useConcerns() {
  const params = useHere()
  return useQuery({
    queryKey: ['care', 'concerns', params.community],
    queryFn: ({ signal }) => callSignedIn(listConcerns, { params, query: {} }, { signal }),
    enabled: params.community !== '',
    ...seldom,
  })
}

/** Records what came of a visit or call at the desk. */
export function useRecord(round: string) {
  const { community } = useHere()
  return (body: BodyOf<typeof recordRound>) => (commandId: string) =>
    callSignedIn(recordRound, { params: { community, round }, body }, { commandId })
}

import { useQuery } from '@tanstack/react-query'
import { callSignedIn, usePocketSession } from '../../../people/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { listAlarms, readAlarm } from '../../contract-alarms.ts'
import { listConcerns } from '../../contract-referrals.ts'
import { listRounds } from '../../contract-rounds.ts'

const kinds = ['secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member', 'building_captain']
const often = { refetchInterval: 15_000, refetchOnReconnect: true } as const

/** Open alarms that name whoever is signed in; nothing is asked where her posts see none. */
export function useOpenAlarms() {
  const { posts } = usePocketSession()
  const { community } = useCommunity()
  const sees = posts.some((post) => post.community?.id === community?.id && kinds.includes(post.kind))
  return useQuery({
    queryKey: ['pocket', 'alarms', community?.id],
    queryFn: ({ signal }) =>
      callSignedIn(listAlarms, { params: { community: community?.id ?? '' }, query: {} }, { signal }),
    enabled: sees && community !== undefined,
    ...often,
  })
}

/** One alarm with every minute of it. */
export function useAlarm(id: string) {
  const { community } = useCommunity()
  return useQuery({
    queryKey: ['pocket', 'alarm', community?.id, id],
    queryFn: ({ signal }) => callSignedIn(readAlarm, { params: { community: community!.id, alarm: id } }, { signal }),
    enabled: community !== undefined,
    ...often,
  })
}

/** Planned visits and calls of whoever is signed in. */
export function useMyRounds() {
  const { posts } = usePocketSession()
  const { community } = useCommunity()
  const goes = posts.some((post) => post.community?.id === community?.id && kinds.includes(post.kind))
  return useQuery({
    queryKey: ['pocket', 'rounds', community?.id],
    queryFn: ({ signal }) =>
      callSignedIn(listRounds, { params: { community: community?.id ?? '' }, query: { mine: true } }, { signal }),
    enabled: goes && community !== undefined,
    refetchInterval: 60_000,
    refetchOnReconnect: true,
  })
}

/** What one was concerned about these days; asked for often, as what was just pressed is sent in the background. */
export function useMyConcerns() {
  const { community } = useCommunity()
  return useQuery({
    queryKey: ['pocket', 'concerns', community?.id],
    queryFn: ({ signal }) =>
      callSignedIn(listConcerns, { params: { community: community!.id }, query: { mine: true, days: 2 } }, { signal }),
    enabled: community !== undefined,
    ...often,
  })
}

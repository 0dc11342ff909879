import { useMemo } from 'react'
import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { mayApprove } from '../console/what-one-sees.ts'
import { useQueue } from './queries.ts'

/** Matters in which more time is asked for and I decide. */
export function useApprovals() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useQueue('approval', mayApprove(usePocketSession()))
  const lines = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  return { lines, hasNextPage, isFetchingNextPage, fetchNextPage }
}

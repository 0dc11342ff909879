import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listStaff } from '../../../people/contract-staff.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { type Duty, listDuties } from '../../contract.ts'
import { gapsIn, type Span } from '../../rules-gaps.ts'

const hour = 3_600_000
/** The desk and the grids are planned for a week; buildings are looked at for the hours an alarm may need them. */
export const daysAhead = 7
const teamHours = 72

/** Who answers for what, now and to come. */
export function useDuties() {
  const community = useHere().id
  return useQuery({
    queryKey: ['rosters', 'duties', community],
    queryFn: ({ signal }) => callSignedIn(listDuties, { params: { community } }, { signal }),
    meta: { live: true },
  })
}

/** Reads duties, and what care says of them, anew. */
export function useDutiesMoved(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['rosters'] })
    await queries.invalidateQueries({ queryKey: ['care'] })
  }
}

/** Accounts that can be put on duty. */
export function useAccounts() {
  const community = useHere().id
  return useQuery({
    queryKey: ['rosters', 'accounts', community],
    queryFn: ({ signal }) => callSignedIn(listStaff, { query: { community, limit: 100 } }, { signal }),
    staleTime: 60_000,
  })
}

/** A time in which nobody can be told; `isOpen` where nobody is planned after it either. */
export type Gap = Span & { readonly isOpen: boolean }

/** When none of these duties can be told: one without a number counts for nobody. */
export function gapsOf(duties: readonly Duty[], role: Duty['role']): Gap[] {
  const from = serverNow()
  const length = role === 'team_member' ? teamHours * hour : daysAhead * 24 * hour
  const turns = duties
    .filter(({ hasPhone }) => hasPhone)
    .map(({ beginsAt, endsAt }) => ({ beginsAt: new Date(beginsAt), endsAt: endsAt ? new Date(endsAt) : null }))
  const to = new Date(from.getTime() + length)
  return gapsIn({ from, to }, turns).map((gap) => ({ ...gap, isOpen: gap.to.getTime() === to.getTime() }))
}

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { listDeputies } from '../../contract-posts.ts'
import { listOrganisations, listStaff, officesPresent } from '../../contract-staff.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { staffMessages } from './messages-staff.ts'

export type StaffFilter = { readonly show: 'all' | 'pending' | 'suspended'; readonly search: string }

/** Accounts by user name: of the whole sub-district for its officers, of the community shown for everybody else. */
export function useStaff({ show, search }: StaffFilter) {
  const { doors } = useSession()
  const community = useHere()
  const isAbove = doors.includes('accounts') || doors.includes('confirmations')
  const at = isAbove ? {} : { community: community.id }
  const wanted = search.trim()
  return useInfiniteQuery({
    queryKey: ['people', 'staff', at.community, show, wanted],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...at, show, limit: 50, ...(wanted ? { search: wanted } : {}) }
      return callSignedIn(listStaff, { query: pageParam ? { ...query, after: pageParam } : query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Who is there now in each office of the community shown. */
export function useOfficesPresent() {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'offices', community.id],
    queryFn: ({ signal }) => callSignedIn(officesPresent, { query: { community: community.id } }, { signal }),
  })
}

/** Organisations of the community shown that posts can stand at. */
export function useOrganisations(isWanted: boolean) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'organisations', community.id],
    queryFn: ({ signal }) => callSignedIn(listOrganisations, { query: { community: community.id } }, { signal }),
    enabled: isWanted,
  })
}

/** Who may stand in for a post. */
export function useDeputies(post: string) {
  return useQuery({
    queryKey: ['people', 'deputies', post],
    queryFn: ({ signal }) => callSignedIn(listDeputies, { params: { post } }, { signal }),
  })
}

/** Reads everything about staff anew after an act, and says that it was done. */
export function useActed(): () => void {
  const t = useText(staffMessages)
  const queries = useQueryClient()
  const { message } = App.useApp()
  return () => {
    void queries.invalidateQueries({ queryKey: ['people'] })
    void queries.invalidateQueries({ queryKey: ['matters'] })
    void message.success(t('act.done'))
  }
}

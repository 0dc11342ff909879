import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { call } from '../../platform/web/api-client.ts'
import { readSetting, saveSetting } from '../../platform/web/settings.ts'
import { type Community, readCommunities, readEstate, readOffices } from '../contract.ts'

type Choice = {
  readonly communities: readonly Community[]
  /** The one the screens show; undefined while it is not known. */
  readonly community: Community | undefined
  readonly isDemo: boolean
  /** No community was founded yet: the installation waits to be set up. */
  readonly isEmpty: boolean
  readonly error: unknown
  readonly choose: (id: string) => void
}

const Chosen = createContext<Choice>({
  communities: [],
  community: undefined,
  isDemo: false,
  isEmpty: false,
  error: null,
  choose: () => {},
})

const communities = queryOptions({
  queryKey: ['places', 'communities'],
  queryFn: ({ signal }) => call(readCommunities, {}, { signal }),
  staleTime: 60_000,
})

type Props = {
  readonly children: ReactNode
  /** Ids of the communities that may be chosen; all of them when empty. */
  readonly only?: readonly string[]
}

/** Gives the screens below the community they show: the one chosen last on this device, else the first. */
export function CommunityProvider({ children, only }: Props) {
  const { data, error } = useQuery(communities)
  const [wanted, setWanted] = useState(() => readSetting('community'))
  const choice = useMemo(() => {
    const open = (data?.communities ?? []).filter((each) => !only?.length || only.includes(each.id))
    const choose = (id: string) => {
      saveSetting('community', id)
      setWanted(id)
    }
    const community = open.find((each) => each.id === wanted) ?? open[0]
    return { communities: open, community, isDemo: data?.demo ?? false, isEmpty: data?.empty ?? false, error, choose }
  }, [data, error, only, wanted])
  return <Chosen.Provider value={choice}>{children}</Chosen.Provider>
}

/** The community that the screens show, and how to show another. */
export function useCommunity(): Choice {
  return useContext(Chosen)
}

/** The community that the screens show, where the surface opens its screens only once it is known: the console does. */
export function useHere(): Community {
  const { community } = useContext(Chosen)
  if (!community) throw new Error('useHere stands where no community is known')
  return community
}

/** How it stands with reading which communities there are, and the way to read it anew, also while a read gets no answer. */
export function useCommunitiesRead() {
  const queries = useQueryClient()
  const { isPending, error } = useQuery(communities)
  return { isPending, error, again: () => void queries.resetQueries({ queryKey: communities.queryKey }) }
}

/** Whether all of it is invented; also where nobody has signed in. */
export function useIsDemo(): boolean {
  return useQuery(communities).data?.demo ?? false
}

/** Grids, buildings and staircases of a community; kept for the day. */
export function useEstate(community: string | undefined) {
  return useQuery({
    queryKey: ['places', 'estate', community],
    queryFn: ({ signal }) => call(readEstate, { params: { community: community ?? '' } }, { signal }),
    enabled: community !== undefined,
    staleTime: 3_600_000,
  })
}

/** The offices that hold matters of a community, lowest tier first. */
export function useOffices(community: string | undefined) {
  return useQuery({
    queryKey: ['places', 'offices', community],
    queryFn: ({ signal }) => call(readOffices, { params: { community: community ?? '' } }, { signal }),
    enabled: community !== undefined,
    staleTime: 600_000,
  })
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { useHere } from '../../../places/web/index.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type Found, search, searchByNumber } from '../../contract-search.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'

const nothing: Found = { residents: [], doors: [], buildings: [], organisations: [] }

/** What words find in the register and among places, asked as one types; nothing for a single letter. */
export function useRegisterSearch(words: string) {
  const community = useHere()
  const { posts } = useSession()
  const wanted = useSettled(words.trim(), 250)
  const isHere = posts.some((post) => post.community?.id === community.id)
  const isLong = wanted.length > 1 || /\p{Script=Han}/u.test(wanted)
  const found = useQuery({
    queryKey: ['people', 'search', community.id, wanted],
    queryFn: ({ signal }) =>
      callSignedIn(search, { params: { community: community.id }, query: { words: wanted } }, { signal }),
    enabled: isHere && isLong,
    staleTime: 10_000,
    retry: false,
  })
  return { found: found.data ?? nothing, isBusy: found.isFetching || wanted !== words.trim() }
}

/** Asks for residents by a telephone or its last four, once it is asked for: each search is counted. */
export function useNumberSearch() {
  const community = useHere()
  return useMutation({
    mutationFn: (number: string) =>
      callSignedIn(searchByNumber, { params: { community: community.id }, body: { number } }),
  })
}

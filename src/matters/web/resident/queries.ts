import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { readCommunities, readStaircase } from '../../../places/contract.ts'
import { call } from '../../../platform/web/api-client.ts'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { listCategories } from '../../contract.ts'
import { board, myReports, publicMatter, readReport, similarMatters } from '../../contract-public.ts'

/** Communities of this installation; the same reading as the one the community provider makes. */
export function useCommunities() {
  return useQuery({
    queryKey: ['places', 'communities'],
    queryFn: ({ signal }) => call(readCommunities, {}, { signal }),
    staleTime: 60_000,
  })
}

export function useStaircase(code: string) {
  return useQuery({
    queryKey: ['places', 'staircase', code],
    queryFn: ({ signal }) => call(readStaircase, { params: { code } }, { signal }),
    staleTime: 600_000,
  })
}

/** Categories as they hold today. */
export function useCategories(community: string | undefined) {
  return useQuery({
    queryKey: ['matters', 'categories', community],
    queryFn: ({ signal }) => call(listCategories, { query: { community: community ?? '' } }, { signal }),
    enabled: community !== undefined,
    staleTime: 600_000,
  })
}

export type BoardFilter = {
  readonly community: string
  readonly grid?: string | undefined
  readonly building?: string | undefined
  readonly open?: boolean | undefined
}

/** The public board, page by page. `open: undefined` shows ended matters too. */
export function useBoard(filter: BoardFilter | null, limit: number) {
  return useInfiniteQuery({
    queryKey: ['matters', 'board', filter, limit],
    queryFn: ({ signal, pageParam }) => call(board, { query: askBoard(filter, limit, pageParam) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: filter !== null,
  })
}

function askBoard(filter: BoardFilter | null, limit: number, after: string | undefined) {
  const { community = '', grid, building, open } = filter ?? {}
  return {
    community,
    limit,
    ...(grid ? { grid } : {}),
    ...(building ? { building } : {}),
    ...(open === undefined ? {} : { open }),
    ...(after ? { after } : {}),
  }
}

/** Public matters that may be the one described. Words are settled by the caller, not asked at each letter. */
export function useAlike(ask: { community: string; staircase: string | null; category: string; words: string } | null) {
  return useQuery({
    queryKey: ['matters', 'similar', ask],
    queryFn: ({ signal }) => {
      const { community = '', category = '', words = '', staircase = null } = ask ?? {}
      const query = { community, category, words: words.slice(0, 400), ...(staircase ? { staircase } : {}) }
      return call(similarMatters, { query }, { signal })
    },
    enabled: ask !== null,
    staleTime: 60_000,
    retry: false,
  })
}

export function usePublicMatter(number: string) {
  return useQuery({
    queryKey: ['matters', 'public', number],
    queryFn: ({ signal }) => call(publicMatter, { params: { number } }, { signal }),
  })
}

/** Reports whose secret this browser holds; none when it holds no secret at all. */
export function useMine() {
  return useQuery({
    queryKey: ['matters', 'mine'],
    queryFn: async ({ signal }) => {
      try {
        return (await call(myReports, {}, { signal })).items
      } catch (error) {
        if (error instanceof ProblemError && (error.status === 401 || error.status === 404)) return []
        throw error
      }
    },
  })
}

export const reportKey = (report: string) => ['matters', 'report', report] as const

export function useReport(report: string) {
  return useQuery({
    queryKey: reportKey(report),
    queryFn: ({ signal }) => call(readReport, { params: { report } }, { signal }),
    refetchInterval: 60_000,
  })
}

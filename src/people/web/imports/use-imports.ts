import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useHere } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { type ImportSummary, listImportRows, listImports, readImport } from '../../contract-imports.ts'
import type { RowKind } from '../../import/rules-verdicts.ts'
import { callSignedIn } from '../session-watch.ts'

export type Import = ReplyOf<typeof readImport>
type State = ImportSummary['state']

const lookAgainAfter = 600
const isMoving = (state: State) => state === 'reading' || state === 'importing'

/** The last imports of the office; looked at again while one of them is at work. */
export function useImports() {
  const community = useHere().id
  return useQuery({
    queryKey: ['people', 'imports', community],
    queryFn: ({ signal }) => callSignedIn(listImports, { params: { community } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((each) => isMoving(each.state)) ? lookAgainAfter : false),
  })
}

/** One import; looked at again while it is read or entered. Everything else is read anew once it has changed the register. */
export function useImport(id: string) {
  const community = useHere().id
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['people', 'imports', community, id],
    queryFn: ({ signal }) => callSignedIn(readImport, { params: { community, import: id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.state) ? lookAgainAfter : false),
  })
  const state = query.data?.state
  const before = useRef(state)
  useEffect(() => {
    if (before.current && state && before.current !== state) void queries.invalidateQueries()
    before.current = state
  }, [queries, state])
  return query
}

/** Lines of an import, page by page. */
export function useImportRows(id: string, kind: RowKind | undefined) {
  const community = useHere().id
  return useInfiniteQuery({
    queryKey: ['people', 'imports', community, id, 'rows', kind],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(kind ? { kind } : {}), ...(pageParam >= 0 ? { after: pageParam } : {}) }
      return callSignedIn(listImportRows, { params: { community, import: id }, query }, { signal })
    },
    initialPageParam: -1,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

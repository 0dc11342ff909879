import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { call } from '../../../platform/web/api-client.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { type OwnRecordReply, readOwnOpenings, readOwnRecord } from '../../contract-me.ts'

export type Me = OwnRecordReply
export type Look = ReplyOf<typeof readOwnOpenings>['items'][number]

const meKey = ['people', 'me'] as const

/** Her own record, for as long as this browser is open to it. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => call(readOwnRecord, {}, { signal }), retry: false })
}

/** Who looked, newest first, page by page. */
export function useLooks() {
  return useInfiniteQuery({
    queryKey: [...meKey, 'looks'],
    queryFn: ({ pageParam, signal }) =>
      call(readOwnOpenings, { query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** One act of hers at a time: busy, what went wrong, and her record read anew when it was done. */
export function useAct() {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    isBusy,
    error,
    /** Gives what the act answered, or undefined where it was refused. */
    run: async <Result>(work: (commandId: string) => Promise<Result>): Promise<Result | undefined> => {
      setBusy(true)
      setError(null)
      try {
        const result = await work(newBrowserId())
        await queries.invalidateQueries({ queryKey: meKey })
        return result
      } catch (problem) {
        setError(problem)
        return undefined
      } finally {
        setBusy(false)
      }
    },
    /** Forgets all that was read, after she left. */
    forget: () => queries.resetQueries({ queryKey: meKey }),
  }
}

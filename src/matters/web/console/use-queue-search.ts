import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type QueueSearch, readQueueSearch } from './queue-search.ts'

/** The queue that the address asks for, and how to narrow it; the opened matter stays open. */
export function useQueueSearch() {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const search = useMemo(() => readQueueSearch(raw), [raw])
  const narrow = useCallback((next: QueueSearch) => void navigate({ to: '.', search: next, replace: true }), [navigate])
  return { search, narrow }
}

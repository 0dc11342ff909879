import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { deviceOutbox, type OutboxEntry } from '../../../platform/web/outbox.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import { reportMatter } from '../../contract-public.ts'

/** What of this phone's outbox is mine; the unsent work of others is only counted. */
export type MyOutbox = {
  readonly waiting: readonly OutboxEntry[]
  readonly refused: readonly OutboxEntry[]
  /** Reports the server took, until their number was seen. */
  readonly taken: readonly OutboxEntry[]
  readonly others: number
  readonly inMemory: boolean
  readonly isRead: boolean
}

/** The outbox as whoever is signed in sees it. */
export function useMyOutbox(): MyOutbox {
  const { account } = usePocketSession()
  const { entries, inMemory, isRead } = useOutbox()
  return useMemo(() => {
    const mine = entries.filter((entry) => entry.owner === account)
    return {
      waiting: mine.filter((entry) => entry.state === 'waiting'),
      refused: mine.filter((entry) => entry.state === 'attention'),
      taken: mine.filter((entry) => entry.state === 'sent' && entry.endpointId === reportMatter.id),
      others: entries.filter((entry) => entry.owner !== account && entry.state !== 'sent').length,
      inMemory,
      isRead,
    }
  }, [entries, account, inMemory, isRead])
}

/** Once a verdict has come, the lists and the matter are read again and a step that was taken leaves the outbox. */
export function useVerdicts(): void {
  const queries = useQueryClient()
  const { account } = usePocketSession()
  const { entries } = useOutbox()
  const settled = entries.filter(
    (entry) => entry.owner === account && (entry.isAccepted || entry.state === 'attention'),
  )
  const known = settled.map(({ id, state, attachments }) => `${id}${state}${attachments.length}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` says when another verdict has come
  useEffect(() => {
    if (known === '') return
    for (const entry of settled) {
      if (entry.state === 'sent' && entry.endpointId !== reportMatter.id) void deviceOutbox().forget(entry.id)
    }
    void queries.invalidateQueries({ queryKey: ['pocket'] })
  }, [known])
}

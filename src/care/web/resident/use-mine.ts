import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { systemClock } from '../../../platform/clock.ts'
import type { BodyOf, Endpoint } from '../../../platform/http/endpoint.ts'
import { type CallInput, call } from '../../../platform/web/api-client.ts'
import { deviceOutbox, type OutboxEntry } from '../../../platform/web/outbox.ts'
import { useNow } from '../../../platform/web/use-now.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import { type MinePage, pressWell, readMine } from '../../contract.ts'

export const mineKey = ['care', 'mine'] as const
const lane = 'care'

/** The page behind the link, with how far the clock that counts is ahead of this phone's, in milliseconds. */
export type Mine = MinePage & { readonly ahead: number }

/** What stands behind the link that this browser opened last; read again often, since an alarm does not wait. */
export function useMine() {
  return useQuery({
    queryKey: mineKey,
    queryFn: async ({ signal }): Promise<Mine> => {
      const page = await call(readMine, {}, { signal })
      return { ...page, ahead: Date.parse(page.now) - systemClock.now().getTime() }
    },
    refetchInterval: ({ state }) => (state.data?.alarm ? 10_000 : 45_000),
    refetchOnReconnect: true,
  })
}

/** Now by the clock that counts, also on a phone whose own is wrong and that has no connection. */
export function nowOf(mine: Mine): Date {
  return new Date(systemClock.now().getTime() + mine.ahead)
}

/** The same for what is shown, looked at again every few seconds. */
export function useMineNow(mine: Mine): Date {
  useNow(10_000)
  return nowOf(mine)
}

/** What is done on the page goes through the phone's outbox; the page follows the verdicts. */
export function useMineActs() {
  const queries = useQueryClient()
  const { entries, inMemory } = useOutbox()
  const own = entries.filter((entry) => entry.lane === lane)
  const settled = own.filter(({ state }) => state !== 'waiting')
  const known = settled.map(({ id, state }) => `${id}${state}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` says when another verdict has come
  useEffect(() => {
    if (known === '') return
    for (const entry of settled) if (entry.state === 'sent') void deviceOutbox().forget(entry.id)
    void queries.invalidateQueries({ queryKey: mineKey })
  }, [known])
  const waiting = own.filter(({ state }) => state === 'waiting')
  return {
    /** Her press that is still on the phone. */
    pressed: waiting.find(({ endpointId }) => endpointId === pressWell.id) ?? null,
    waiting,
    refused: own.filter(({ state }) => state === 'attention'),
    inMemory,
    send,
    drop: (entry: OutboxEntry) => deviceOutbox().forget(entry.id),
  }

  async function send<E extends Endpoint>(endpoint: E, body: BodyOf<E>, title: string): Promise<void> {
    await deviceOutbox().enqueue(endpoint, { body } as unknown as CallInput<E>, { lane, title })
  }
}

export type MineActs = ReturnType<typeof useMineActs>

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BodyOf, Endpoint } from '../../../../platform/http/endpoint.ts'
import type { CallInput } from '../../../../platform/web/api-client.ts'
import { deviceOutbox, type OutboxEntry } from '../../../../platform/web/outbox.ts'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import { reportKey } from '../queries.ts'

/** What a reporter does on her page goes through the phone's outbox; the page follows the verdicts. */
export function useActs(report: string) {
  const queries = useQueryClient()
  const { entries } = useOutbox()
  const own = entries.filter((entry) => entry.lane === report)
  const done = own.filter((entry) => entry.state === 'sent')
  const doneIds = done.map((entry) => entry.id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say which verdicts came
  useEffect(() => {
    for (const entry of done) void take(entry)
  }, [doneIds])
  return {
    send,
    waiting: own.filter((entry) => entry.state === 'waiting'),
    refused: own.filter((entry) => entry.state === 'attention'),
    drop: (id: string) => deviceOutbox().forget(id),
  }

  async function send<E extends Endpoint>(endpoint: E, body: BodyOf<E>, title: string): Promise<void> {
    const input = { params: { report }, body } as unknown as CallInput<E>
    await deviceOutbox().enqueue(endpoint, input, { lane: report, title })
  }

  async function take(entry: OutboxEntry): Promise<void> {
    queries.setQueryData(reportKey(report), entry.reply)
    await deviceOutbox().forget(entry.id)
    await queries.invalidateQueries({ queryKey: ['matters'] })
  }
}

export type Acts = ReturnType<typeof useActs>

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import { reportKey } from '../queries.ts'

/** Pictures of a report are sent after its words: the page is read again as each of them arrives. */
export function useArrivingPictures(report: string): void {
  const queries = useQueryClient()
  const { entries } = useOutbox()
  const left = entries
    .filter(({ reply }) => (reply as { report?: string } | null)?.report === report)
    .reduce((sum, { attachments }) => sum + attachments.length, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` says when another one has arrived
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: reportKey(report) })
  }, [left, report])
}

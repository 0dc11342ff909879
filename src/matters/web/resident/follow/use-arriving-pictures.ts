import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import { reportKey } from '../queries.ts'

/** Pictures of a report are sent after its words: the page is read again as each of them arrives. */
export function useArrivingPictures(report: string): void {
  const queries = useQueryClient()
  const { entries } = useOutbox()
  const left = entries
    .filter(({ reply }) => (reply as { report?: string } | null)?.report === report)
    .reduce((sum, { attachments }) => sum + attachments.length, 0)
  const before = useRef(left)
  useEffect(() => {
    const isOpening = left === before.current
    before.current = left
    // What is read for the first time now is of now.
    if (isOpening && queries.getQueryData(reportKey(report)) === undefined) return
    void queries.invalidateQueries({ queryKey: reportKey(report) })
  }, [queries, left, report])
}

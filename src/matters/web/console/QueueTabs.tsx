import { useLinkProps } from '@tanstack/react-router'
import { useSession } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deskMessages } from './messages-desk.ts'
import { useDeskSummary } from './queries.ts'
import { type Queue, queues } from './queue-search.ts'
import { useQueueSearch } from './use-queue-search.ts'
import { handsOn, mayApprove } from './what-one-sees.ts'

/** The queues, with what is open, overdue and waiting for one's approval counted live. */
export function QueueTabs() {
  const t = useText(deskMessages)
  const community = useHere()
  const { search } = useQueueSearch()
  const { data } = useDeskSummary(community.id)
  const sum = (what: 'open' | 'overdue') => data?.offices.reduce((total, office) => total + office[what], 0)
  const counts: Partial<Record<Queue, number | undefined>> = {
    open: sum('open'),
    overdue: sum('overdue'),
    approval: data?.approvals ?? undefined,
  }
  const session = useSession()
  const only: Partial<Record<Queue, boolean>> = { approval: mayApprove(session), past: handsOn(session) }
  const shown = queues.filter((queue) => only[queue] ?? true)
  return (
    <nav className="queue-tabs" aria-label={t('desk.queues')}>
      {shown.map((queue) => (
        <QueueTab key={queue} queue={queue} isHere={(search.queue ?? 'open') === queue} count={counts[queue]} />
      ))}
    </nav>
  )
}

type TabProps = { readonly queue: Queue; readonly isHere: boolean; readonly count: number | undefined }

function QueueTab({ queue, isHere, count }: TabProps) {
  const t = useText(deskMessages)
  const { search } = useQueueSearch()
  const { stage: _stage, outcome: _outcome, queue: _queue, ...kept } = search
  const link = useLinkProps({ to: '.', search: queue === 'open' ? kept : { ...kept, queue } })
  const isUrgent = queue === 'overdue' && (count ?? 0) > 0
  return (
    // The router calls a link current when its filters are; a queue stays current while it is narrowed.
    <a
      {...link}
      className="queue-tab"
      aria-current={isHere ? 'page' : undefined}
      data-urgent={isUrgent ? '' : undefined}
    >
      {t(`queue.${queue}`)}
      {count === undefined ? null : <span className="queue-count">{count}</span>}
    </a>
  )
}

import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deskMessages } from './messages-desk.ts'
import { useDeskSummary } from './queries.ts'
import { queues } from './queue-search.ts'
import { useQueueSearch } from './use-queue-search.ts'

/** The queues, with what is open and overdue counted live. */
export function QueueTabs() {
  const t = useText(deskMessages)
  const { community } = useCommunity()
  const { search } = useQueueSearch()
  const { data } = useDeskSummary(community?.id)
  const sum = (what: 'open' | 'overdue') => data?.offices.reduce((total, office) => total + office[what], 0)
  const counts: Partial<Record<(typeof queues)[number], number | undefined>> = {
    open: sum('open'),
    overdue: sum('overdue'),
  }
  return (
    <nav className="queue-tabs" aria-label={t('desk.queues')}>
      {queues.map((queue) => (
        <Link
          key={queue}
          to="."
          search={{ ...search, stage: undefined, queue: queue === 'open' ? undefined : queue }}
          aria-current={(search.queue ?? 'open') === queue ? 'page' : undefined}
          activeProps={{}}
          data-urgent={queue === 'overdue' && (counts.overdue ?? 0) > 0 ? '' : undefined}
        >
          {t(`queue.${queue}`)}
          {counts[queue] === undefined ? null : <span className="queue-count">{counts[queue]}</span>}
        </Link>
      ))}
    </nav>
  )
}

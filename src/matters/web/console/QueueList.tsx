import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { useSession } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { MatterRow } from './MatterRow.tsx'
import { deskMessages } from './messages-desk.ts'
import { mattersKey, useQueue, useQueueNow } from './queries.ts'
import { newsIn } from './queue-news.ts'
import { countFilters, type QueueSearch } from './queue-search.ts'
import { useQueueSearch } from './use-queue-search.ts'
import { isGivenWork } from './what-one-sees.ts'

/** The lines of the queue. It never moves under the reader: what changed is counted in a line above and shown when asked. */
export function QueueList() {
  const t = useText(deskMessages)
  const community = useHere()
  const { search } = useQueueSearch()
  const list = useQueue(community.id, search)
  const lines = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  if (list.isPending) return <LoadingFrame lines={6} shape="cards" />
  if (list.isError) return <ErrorState error={list.error} onAgain={() => void list.refetch()} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are an addition to the links inside
    <div className="queue" onKeyDown={walk}>
      <News community={community.id} search={search} shown={lines} />
      {lines.length === 0 ? <Nothing search={search} /> : null}
      <ul aria-label={t('list.label')}>
        {lines.map((line) => (
          <li key={line.id}>
            <MatterRow line={line} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? t('list.more-busy') : t('list.more')}
        </Button>
      ) : lines.length > 0 ? (
        <p className="quiet queue-end">{t('list.end', { count: lines.length })}</p>
      ) : null}
    </div>
  )
}

type NewsProps = {
  readonly community: string
  readonly search: QueueSearch
  readonly shown: Parameters<typeof newsIn>[0]
}

function News({ community, search, shown }: NewsProps) {
  const t = useText(deskMessages)
  const queries = useQueryClient()
  const now = useQueueNow(community, search)
  const count = now.data ? newsIn(shown, now.data.items) : 0
  const isEmpty = shown.length === 0
  const show = () => void queries.resetQueries({ queryKey: [...mattersKey, 'queue', community, search] })
  useEffect(() => {
    // Nobody reads an empty list; what comes in stands there at once.
    if (isEmpty && count > 0) void queries.invalidateQueries({ queryKey: [...mattersKey, 'queue', community, search] })
  }, [isEmpty, count, queries, community, search])
  return (
    <div role="status">
      {count > 0 && !isEmpty ? (
        <button type="button" className="queue-news" onClick={show}>
          {t('list.news', { count })}
        </button>
      ) : null}
    </div>
  )
}

function Nothing({ search }: { readonly search: QueueSearch }) {
  const t = useText(deskMessages)
  const session = useSession()
  const asked = countFilters(search) > 0 || search.queue === 'all' ? 'found' : (search.queue ?? 'open')
  const kind = asked === 'open' && isGivenWork(session) ? 'given' : asked
  return <Empty title={t(`list.none-${kind}`)}>{t(`list.none-${kind}-do`)}</Empty>
}

/** Arrow keys walk from line to line. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.matter-row')]
  const at = lines.indexOf(document.activeElement as HTMLElement)
  const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

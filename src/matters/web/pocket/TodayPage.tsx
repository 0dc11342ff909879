import { type ReactNode, useMemo } from 'react'
import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterLine } from '../../contract-shapes.ts'
import { Approvals } from './Approvals.tsx'
import { groupByDue } from './due-groups.ts'
import { areaTab } from './duty.ts'
import { KeptLine } from './KeptLine.tsx'
import { MatterCard } from './MatterCard.tsx'
import { pocketMessages } from './messages.ts'
import { PocketPage } from './PocketPage.tsx'
import { type QueueName, useQueue, useReadAhead } from './queries.ts'
import { useApprovals } from './use-approvals.ts'

/** What waits for my word, then the rest of my matters, what is due first on top; `above` is what another room has to say first. */
export function TodayPage({ above }: { readonly above?: ReactNode }) {
  const t = useText(pocketMessages)
  const { posts } = usePocketSession()
  const approvals = useApprovals()
  return (
    <PocketPage title={t('tab.today')}>
      {above}
      <Approvals {...approvals} />
      <Queue queue="mine" standing={approvals.lines}>
        <Empty
          title={t('today.empty')}
          action={
            areaTab(posts) ? (
              <ButtonLink href="/pocket/report" glyph="plus">
                {t('today.patrol')}
              </ButtonLink>
            ) : undefined
          }
        >
          {t('today.empty-do')}
        </Empty>
      </Queue>
    </PocketPage>
  )
}

const nothing: readonly MatterLine[] = []

/** Everything open where I am posted; `above` is what another room offers there. */
export function GridPage({ above }: { readonly above?: ReactNode }) {
  const t = useText(pocketMessages)
  const { posts } = usePocketSession()
  return (
    <PocketPage title={t(areaTab(posts) ?? 'tab.around')}>
      {above}
      <Queue queue="open">
        <Empty title={t('grid.empty')}>{t('grid.empty-do')}</Empty>
      </Queue>
    </PocketPage>
  )
}

type QueueProps = {
  readonly queue: QueueName
  /** What stands on the page already. */
  readonly standing?: readonly MatterLine[]
  /** What is said where nothing stands there. */
  readonly children: ReactNode
}

function Queue({ queue, standing = nothing, children }: QueueProps) {
  const t = useText(pocketMessages)
  const { data, error, dataUpdatedAt, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useQueue(queue)
  const lines = useMemo(() => {
    const above = new Set(standing.map(({ id }) => id))
    return data?.pages.flatMap((page) => page.items).filter(({ id }) => !above.has(id)) ?? []
  }, [data, standing])
  useReadAhead(lines)
  const groups = groupByDue(lines, useNow())
  if (!data) {
    if (error) return <ErrorState error={error} onAgain={() => void refetch()} />
    return <LoadingFrame lines={4} shape="cards" />
  }
  return (
    <>
      <KeptLine error={error} at={dataUpdatedAt} />
      {lines.length + standing.length === 0 ? children : null}
      {groups.map(({ group, lines: inside }) => (
        <section key={group} className="stack-tight" aria-label={t(`today.${group}`)}>
          <h2 className={`pocket-group pocket-group-${group}`}>
            {t(`today.${group}`)} <span className="quiet">{t('today.count', { count: inside.length })}</span>
          </h2>
          <ul className="stack-tight">
            {inside.map((line) => (
              <MatterCard key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage ? (
        <Button wide busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </>
  )
}

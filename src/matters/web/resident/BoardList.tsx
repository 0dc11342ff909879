import type { ReactNode } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { MatterCard } from './MatterCard.tsx'
import { residentMessages } from './messages.ts'
import { type BoardFilter, useBoard } from './queries.ts'

type Props = {
  readonly filter: BoardFilter | null
  readonly limit: number
  /** Whether more pages can be asked for here. */
  readonly isWhole?: boolean
  /** What an empty list offers. */
  readonly action?: ReactNode
}

/** Public matters of a place: loading, failing, empty and full. */
export function BoardList({ filter, limit, isWhole = false, action }: Props) {
  const t = useText(residentMessages)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useBoard(filter, limit)
  const items = data?.pages.flatMap((page) => page.items)
  if (error && !items) return <ErrorState error={error} onAgain={() => void refetch()} />
  if (!items) return <LoadingFrame lines={2} shape="cards" />
  if (items.length === 0) {
    return (
      <Empty title={t('board.empty')} action={action}>
        {t('board.empty-do')}
      </Empty>
    )
  }
  return (
    <>
      <ul className="stack-tight">
        {items.map((line) => (
          <MatterCard key={line.id} line={line} />
        ))}
      </ul>
      {isWhole && hasNextPage ? (
        <Button wide busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('board.more')}
        </Button>
      ) : null}
    </>
  )
}

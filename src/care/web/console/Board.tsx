import '../alarm.css'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { BoardCard } from './BoardCard.tsx'
import { CareTabs } from './CareTabs.tsx'
import { careDeskMessages } from './messages.ts'
import { PrintSheets } from './PrintSheets.tsx'
import { useBoard, useEnded, useTrouble } from './queries.ts'
import { RingControl } from './RingControl.tsx'
import { TroubleBand } from './TroubleBand.tsx'
import { useToldNow } from './use-told-now.ts'

/** Who is being looked for now, most urgent first; what must not be stands in red above it. */
export function Board() {
  const t = useText(careDeskMessages)
  const board = useBoard()
  const now = useToldNow(board)
  const items = board.data?.items ?? []
  return (
    <>
      <CareTabs />
      <TroubleBand />
      <div className="care-board-head">
        <h1>{t('board.title')}</h1>
        <RingControl />
      </div>
      {board.isError ? <ErrorState error={board.error} onAgain={() => void board.refetch()} /> : null}
      {board.isPending ? <LoadingFrame lines={3} shape="cards" /> : null}
      {board.data && items.length === 0 ? (
        <Empty title={t('board.none')}>
          <p>{t('board.none-what')}</p>
        </Empty>
      ) : null}
      {items.length > 0 ? (
        <>
          <ul className="care-board">
            {items.map((line) => (
              <BoardCard key={line.id} line={line} now={now} />
            ))}
          </ul>
          {board.data?.more ? <p className="quiet">{t('board.more')}</p> : null}
          <PrintSheets label={t('board.print')} />
        </>
      ) : null}
      <Waiting />
      <Ended />
    </>
  )
}

function Waiting() {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const { data } = useTrouble()
  if (!data || data.undebriefed.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="waiting">
      <h2 id="waiting">{t('debrief.waiting')}</h2>
      <ul className="care-lines">
        {data.undebriefed.map(({ id, name, home, outcome }) => (
          <li key={id}>
            <Link to="/care/alarms/$id" params={{ id }}>
              {words.place(home)} · {name}
            </Link>
            <StatusMark tone="watch" word={words.code('outcome', outcome)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ended() {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const { language } = useLanguage()
  const now = useNow()
  const { data } = useEnded()
  if (!data || data.items.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="ended">
      <h2 id="ended">{t('board.ended')}</h2>
      <ul className="care-lines">
        {data.items.map(({ id, name, home, outcome, closedAt }) => (
          <li key={id}>
            <Link to="/care/alarms/$id" params={{ id }}>
              {words.place(home)} · {name}
            </Link>
            {outcome ? <StatusMark tone="rest" glyph="check" word={words.code('outcome', outcome)} /> : null}
            {closedAt ? <span className="quiet">{formatMoment(closedAt, now, language)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

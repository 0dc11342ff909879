import './turn.css'
import { formatDueInWork, formatMoment } from '../i18n/moments.ts'
import { Glyph } from './Glyph.tsx'
import { useLanguage, useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { StatusMark, type Tone } from './StatusMark.tsx'
import { useNow } from './use-now.ts'

/** Who holds a thing and until when, as the server tells it. */
export type Turn = {
  readonly officeName: string
  readonly handlerName?: string | null
  /** ISO 8601; null when no clock runs. */
  readonly dueAt: string | null
  readonly dueFor?: 'first_answer' | 'safe' | 'settle' | 'confirm' | null
  readonly overdue: boolean
  readonly supervised?: boolean
  /** Percent of the limit that have gone, once half of it has. */
  readonly gone?: 50 | 80 | null
  /** Whole working days left by the working calendar; null where the limit runs day and night. */
  readonly workingDaysLeft?: number | null
}

type Props = {
  readonly turn: Turn
  /** The next step in words ("派单"); null once there is none. */
  readonly next: string | null
  /** How it ended, in words, instead of a clock. */
  readonly ended?: { readonly tone: Tone; readonly word: string } | null
  /** `panel` on the thing's own page, `line` in a list. */
  readonly shape?: 'panel' | 'line'
}

const hour = 3_600_000

/** Whose turn it is: the office, its next step and the clock. The same everywhere. */
export function WhoseTurn({ turn, next, ended, shape = 'panel' }: Props) {
  const t = useText(frameMessages)
  return (
    <dl className={`turn turn-${shape}`}>
      <div className="turn-holder">
        <dt>{t(ended ? 'turn.was' : 'turn.holder')}</dt>
        <dd>
          <Glyph name="office" /> {turn.officeName}
          {turn.handlerName ? <span className="turn-handler"> · {turn.handlerName}</span> : null}
        </dd>
      </div>
      {next && !ended ? (
        <div className="turn-next">
          <dt>{t('turn.next')}</dt>
          <dd>{next}</dd>
        </div>
      ) : null}
      <div className="turn-clock">
        <dt className="spoken-only">{t('turn.due')}</dt>
        <dd>{ended ? <StatusMark {...ended} /> : <Clock turn={turn} shape={shape} />}</dd>
      </div>
    </dl>
  )
}

function Clock({ turn, shape }: { readonly turn: Turn; readonly shape: 'panel' | 'line' }) {
  const t = useText(frameMessages)
  const { language } = useLanguage()
  const now = useNow()
  if (turn.dueAt === null) return <StatusMark tone="rest" word={t('turn.no-clock')} />
  const { words, isOver } = formatDueInWork(
    { dueAt: turn.dueAt, workingDaysLeft: turn.workingDaysLeft ?? null },
    now,
    language,
  )
  const limit = turn.dueFor ? t('turn.limit', { what: t(`turn.${turn.dueFor}`), words }) : words
  return (
    <>
      <StatusMark tone={toneOf(turn, now, isOver)} glyph={isOver ? 'alert' : 'clock'} word={limit} />
      {turn.gone && !isOver ? <Gone gone={turn.gone} dueAt={shape === 'line' ? turn.dueAt : null} /> : null}
      {turn.supervised ? <StatusMark tone="bad" glyph="flag" word={t('turn.supervised')} /> : null}
      {shape === 'panel' ? <span className="turn-date">{formatMoment(turn.dueAt, now, language)}</span> : null}
    </>
  )
}

/** Half or most of the limit has gone; in a list with the day it ends, which stands in the panel anyway. */
function Gone({ gone, dueAt }: { readonly gone: 50 | 80; readonly dueAt: string | null }) {
  const t = useText(frameMessages)
  const { language } = useLanguage()
  const now = useNow()
  const words = t(`turn.gone-${gone}`)
  const word = dueAt ? t('turn.gone-until', { words, date: formatMoment(dueAt, now, language) }) : words
  return <StatusMark tone="watch" glyph={gone === 80 ? 'alert' : 'bell'} word={word} />
}

function toneOf(turn: Turn, now: Date, isOver: boolean): Tone {
  if (isOver || turn.overdue) return 'bad'
  return Date.parse(turn.dueAt ?? '') - now.getTime() < 4 * hour ? 'watch' : 'calm'
}

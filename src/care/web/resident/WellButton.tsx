import { useState } from 'react'
import { formatClock, formatMoment } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { OutboxEntry } from '../../../platform/web/outbox.ts'
import { pressWell } from '../../contract.ts'
import { wellMessages } from './messages.ts'
import { type Mine, type MineActs, nowOf, useMineNow } from './use-mine.ts'

type Props = { readonly mine: Mine; readonly acts: MineActs }

const freshFor = 5 * 60_000

/** One very large button; once it was pressed, calm words with the time instead. */
export function WellButton({ mine, acts }: Props) {
  const t = useText(wellMessages)
  const now = useMineNow(mine)
  const [isLost, setLost] = useState(false)
  const { today, lastSignAt, alarm } = mine
  const isFresh = lastSignAt !== null && now.getTime() - Date.parse(lastSignAt) < freshFor
  const isGot = !alarm && (today?.state === 'given' || isFresh)
  const press = () => {
    setLost(false)
    acts.send(pressWell, { at: nowOf(mine).toISOString() }, t('well.press')).catch(() => setLost(true))
  }
  if (acts.pressed) return <Kept mine={mine} at={pressedAt(acts.pressed)} />
  if (isGot && lastSignAt) return <Got mine={mine} at={lastSignAt} onAgain={press} />
  return (
    <section className="stack" aria-label={t('well.title')}>
      <Asked mine={mine} />
      <button type="button" className="well-button" onClick={press}>
        <Glyph name="check" size={160} />
        <span className="well-word">{t('well.press')}</span>
        <span className="well-how">{t('well.press-how')}</span>
      </button>
      {isLost ? <Notice tone="bad" spoken title={t('well.not-kept')} /> : null}
    </section>
  )
}

/** When she pressed, as it is sent. */
function pressedAt({ body, at }: OutboxEntry): string {
  return (body as { at?: string }).at ?? at
}

/** Until when it is expected, or what follows from its absence. */
function Asked({ mine }: Pick<Props, 'mine'>) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  const { today, alarm } = mine
  if (alarm) {
    return (
      <Notice tone="watch" spoken title={t('well.missed')}>
        {t(alarm.claimedBy ? 'well.coming' : 'well.missed-do')}
      </Notice>
    )
  }
  if (!today || today.state === 'away') return null
  const due = formatMoment(today.dueAt, now, language)
  if (today.state !== 'late') return <p className="well-when">{t('well.before', { time: due })}</p>
  return (
    <Notice tone="watch" title={t('well.late', { time: formatClock(today.dueAt, language) })}>
      {t('well.late-do', { time: formatClock(today.graceUntil, language) })}
    </Notice>
  )
}

type GotProps = { readonly mine: Mine; readonly at: string; readonly onAgain: () => void }

function Got({ mine, at, onAgain }: GotProps) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  const { today } = mine
  return (
    <section className="well-done" aria-label={t('well.title')}>
      <div role="status" className="stack-tight">
        <p className="well-word">
          <Glyph name="check" /> {t('well.got')}
        </p>
        <p className="well-when">{t('well.got-at', { time: formatMoment(at, now, language) })}</p>
        {today ? <p>{t('well.next', { time: formatMoment(today.dueAt, now, language) })}</p> : null}
      </div>
      <Button wide onClick={onAgain}>
        {t('well.again')}
      </Button>
    </section>
  )
}

function Kept({ mine, at }: { readonly mine: Mine; readonly at: string }) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  return (
    <section className="well-done well-waits" aria-label={t('well.title')}>
      <div role="status" className="stack-tight">
        <p className="well-word">
          <Glyph name="clock" /> {t('well.kept')}
        </p>
        <p>{t('well.kept-do', { time: formatMoment(at, now, language) })}</p>
      </div>
    </section>
  )
}

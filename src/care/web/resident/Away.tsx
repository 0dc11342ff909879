import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { awayMine, backMine } from '../../contract.ts'
import { wellMessages } from './messages.ts'
import { type Mine, type MineActs, useMineNow } from './use-mine.ts'

const choices = [1, 2, 3, 7, 14] as const
const day = 86_400_000

/** The end of the day so many days on, by the clock of the neighbourhood. */
export function endOfDayIn(days: number, now: Date): Date {
  const local = new Date(now.getTime() + 8 * 3_600_000 + (days + 1) * day).toISOString().slice(0, 10)
  return new Date(Date.parse(`${local}T00:00:00+08:00`) - 60_000)
}

type Props = { readonly mine: Mine; readonly acts: MineActs; readonly open: string }

/** Away until a day: one tap opens the days, one more says it; back earlier is one tap. */
export function Away({ mine, acts, open }: Props) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  const [isOpen, setOpen] = useState(false)
  const isPerson = mine.kind === 'person'
  if (mine.awayUntil) {
    const time = formatDay(mine.awayUntil, now, language)
    return (
      <Notice
        title={t(isPerson ? 'away.now' : 'away.now-family', { time })}
        action={<Button onClick={() => void acts.send(backMine, {}, t('away.back'))}>{t('away.back')}</Button>}
      />
    )
  }
  if (!isOpen)
    return (
      <Button wide aria-expanded={false} onClick={() => setOpen(true)}>
        {open}
      </Button>
    )
  const say = (until: Date) => {
    setOpen(false)
    void acts.send(awayMine, { until: until.toISOString() }, open)
  }
  return (
    <section className="card stack" aria-labelledby="away">
      <h2 id="away">{t('away.title')}</h2>
      <p>{t('away.lead')}</p>
      {choices.map((days) => {
        const until = endOfDayIn(days, now)
        const named = formatDay(until, now, language)
        return (
          <Button key={days} wide onClick={() => say(until)}>
            {days === 1 ? t('away.tomorrow', { day: named }) : t('away.days', { n: days, day: named })}
          </Button>
        )
      })}
      <Button kind="quiet" onClick={() => setOpen(false)}>
        {t('away.close')}
      </Button>
    </section>
  )
}

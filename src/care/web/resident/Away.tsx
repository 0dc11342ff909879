import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { awayMine, backMine } from '../../contract.ts'
import { dayAfter, dayIn, momentIn } from '../../rules-zones.ts'
import { wellMessages } from './messages.ts'
import { type Mine, type MineActs, useMineNow } from './use-mine.ts'

const choices = [1, 2, 3, 7, 14] as const

/** The day so many days on, by the clock of her neighbourhood, and its last minute. */
function endOfDayIn(days: number, { zone, now }: { zone: string; now: Date }): { day: string; until: Date } {
  let day = dayIn(zone, now)
  for (let ahead = 0; ahead < days; ahead += 1) day = dayAfter(day)
  return { day, until: momentIn(zone, day, '23:59') }
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
        const { day, until } = endOfDayIn(days, { zone: mine.zone, now })
        const named = formatDay(`${day}T12:00:00+08:00`, now, language)
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

import '../alarm.css'
import { PocketPage } from '../../../matters/web/pocket/index.ts'
import { formatClock, formatLength, formatMoment } from '../../../platform/i18n/moments.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Story } from '../../../platform/web/Story.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { AlarmPage as Alarm } from '../../contract-alarms.ts'
import { toneOf, useAlarmWords } from '../alarm-words.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { WorseNotice } from '../WorseNotice.tsx'
import { AlarmBar } from './AlarmBar.tsx'
import { carePocketMessages } from './messages.ts'
import { NumbersCard } from './NumbersCard.tsx'
import { useAlarm } from './queries.ts'
import { UnsentActs } from './UnsentActs.tsx'

/** One alarm on one phone screen: who, which door, what to know there, whom to call, and the next step at the thumb. */
export function AlarmPage({ id }: { readonly id: string }) {
  const t = useText(carePocketMessages)
  const { data: alarm, error, refetch } = useAlarm(id)
  const isGone = error instanceof ProblemError && [403, 404].includes(error.status)
  return (
    <PocketPage
      title={t('page.title')}
      back="/pocket"
      action={alarm && !isGone ? <AlarmBar alarm={alarm} /> : undefined}
    >
      {isGone ? (
        <Empty title={t('page.gone')} action={<ButtonLink href="/pocket">{t('page.back')}</ButtonLink>} />
      ) : null}
      {alarm && !isGone ? <Opened alarm={alarm} /> : null}
      {!alarm && !error ? <LoadingFrame lines={4} shape="cards" /> : null}
      {!alarm && error && !isGone ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
    </PocketPage>
  )
}

function Opened({ alarm }: { readonly alarm: Alarm }) {
  const t = useText(carePocketMessages)
  const say = useText(alarmMessages)
  const words = useAlarmWords()
  const { language } = useLanguage()
  const length = formatLength(Math.max(0, Date.parse(alarm.now) - Date.parse(alarm.openedAt)), language)
  const isOpen = alarm.state !== 'closed'
  return (
    <>
      <section className={isOpen ? 'care-head care-head-open' : 'care-head'} aria-label={t('page.title')}>
        <p>
          {isOpen && !alarm.isClaimed ? <span className="care-blink" aria-hidden="true" /> : null}
          {words.code('cause', alarm.cause)} ·{' '}
          {isOpen ? say('since.for', { length }) : formatMoment(alarm.openedAt, alarm.now, language)}
        </p>
        <h2 className="care-name">{alarm.fullName}</h2>
        <p className="care-door">
          {alarm.home.grid} {words.place(alarm.home)}
        </p>
      </section>
      <WorseNotice alarm={alarm} />
      <div className="row">
        <StatusMark tone={toneOf(alarm)} word={words.code('state', alarm.state)} />
        {alarm.outcome ? <StatusMark tone="calm" glyph="check" word={words.code('outcome', alarm.outcome)} /> : null}
        {alarm.isMine ? <StatusMark tone="calm" glyph="person" word={t('page.mine')} /> : null}
        {isOpen && alarm.owner && !alarm.isMine ? (
          <StatusMark tone="calm" glyph="person" word={say('owner', { name: alarm.owner })} />
        ) : null}
        {isOpen && alarm.nextAt ? (
          <span className="quiet">{say('next.at', { time: formatClock(alarm.nextAt, language) })}</span>
        ) : null}
      </div>
      <UnsentActs alarm={alarm.id} />
      {alarm.card ? (
        <section className="card stack-tight" aria-labelledby="card">
          <h3 id="card">{t('page.card')}</h3>
          <p className="care-words">{alarm.card}</p>
        </section>
      ) : null}
      {isOpen ? <NumbersCard alarm={alarm.id} /> : null}
      {isOpen ? (
        <ButtonLink kind="danger" wide glyph="phone" href="tel:120">
          {t('page.emergency')}
        </ButtonLink>
      ) : null}
      <Story lines={words.lines(alarm)} title={t('page.story')} />
    </>
  )
}

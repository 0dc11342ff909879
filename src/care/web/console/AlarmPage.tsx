import '../alarm.css'
import { Link } from '@tanstack/react-router'
import { formatClock, formatLength, formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Story } from '../../../platform/web/Story.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { AlarmPage as Alarm } from '../../contract-alarms.ts'
import { toneOf, useAlarmWords } from '../alarm-words.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { WorseNotice } from '../WorseNotice.tsx'
import { DebriefPart } from './DebriefPart.tsx'
import { DeskActs } from './DeskActs.tsx'
import { careDeskMessages } from './messages.ts'
import { NumbersPart } from './NumbersPart.tsx'
import { PrintSheets } from './PrintSheets.tsx'
import { useAlarm } from './queries.ts'
import { SendsPart } from './SendsPart.tsx'
import { useToldNow } from './use-told-now.ts'

/** One alarm on one page: who, what now, what to know at the door, whom to call, who was told, every minute. */
export function AlarmPage({ id }: { readonly id: string }) {
  const t = useText(careDeskMessages)
  const asked = useAlarm(id)
  const now = useToldNow(asked)
  const { data, error, refetch } = asked
  const isGone = error instanceof ProblemError && [403, 404].includes(error.status)
  return (
    <>
      <p className="no-print">
        <Link to="/care">← {t('page.back')}</Link>
      </p>
      {isGone ? <Empty title={t('page.gone')} /> : null}
      {data && !isGone ? <Opened alarm={data} now={now} /> : null}
      {!data && !error ? <LoadingFrame lines={6} shape="cards" /> : null}
      {error && !data && !isGone ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
    </>
  )
}

type Of = { readonly alarm: Alarm; readonly now: Date }

function Opened({ alarm, now }: Of) {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const isOpen = alarm.state !== 'closed'
  return (
    <>
      <Head alarm={alarm} now={now} />
      <div className="care-alarm">
        <div className="stack">
          <WorseNotice alarm={alarm} />
          <DeskActs alarm={alarm} />
          <DebriefPart alarm={alarm} />
          <section className="card stack-tight" aria-labelledby="card">
            <h2 id="card">{t('page.card')}</h2>
            {alarm.card ? <p className="care-words">{alarm.card}</p> : <p className="quiet">{t('page.no-card')}</p>}
            <p>
              <Link to="/care/plans/$id" params={{ id: alarm.plan }}>
                {t('page.plan')}
              </Link>
            </p>
          </section>
          {isOpen ? (
            <section className="card stack-tight" aria-label={t('page.numbers')}>
              <NumbersPart alarm={alarm.id} />
              <PrintSheets label={t('page.print')} alarm={alarm.id} />
            </section>
          ) : null}
          <SendsPart sends={alarm.sends} />
        </div>
        <div className="card">
          <Story lines={words.lines(alarm)} title={t('page.story')} />
        </div>
      </div>
    </>
  )
}

function Head({ alarm, now }: Of) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const words = useAlarmWords()
  const { language } = useLanguage()
  const isOpen = alarm.state !== 'closed'
  const length = formatLength(Math.max(0, now.getTime() - Date.parse(alarm.openedAt)), language)
  const next = {
    time: alarm.nextAt ? formatClock(alarm.nextAt, language) : '',
    step: words.code('step', alarm.nextStep),
  }
  return (
    <>
      <section className={isOpen ? 'care-head care-head-open' : 'care-head'} aria-label={t('tab.board')}>
        <p>
          {words.code('cause', alarm.cause)} · {formatMoment(alarm.openedAt, now, language)}
          {isOpen ? ` · ${say('since.for', { length })}` : ''}
        </p>
        <h1 className="care-name">{alarm.fullName || alarm.name}</h1>
        <p className="care-door">
          {alarm.home.grid} {words.place(alarm.home)}
        </p>
      </section>
      <div className="row">
        <StatusMark tone={toneOf(alarm)} word={words.code('state', alarm.state)} />
        {alarm.outcome ? <StatusMark tone="calm" glyph="check" word={words.code('outcome', alarm.outcome)} /> : null}
        {alarm.isMine ? <StatusMark tone="calm" glyph="person" word={t('card.mine')} /> : null}
        {isOpen && alarm.owner && !alarm.isMine ? (
          <StatusMark tone="calm" glyph="person" word={say('owner', { name: alarm.owner })} />
        ) : null}
        {alarm.reference ? <span>{t('page.reference', { number: alarm.reference })}</span> : null}
        {alarm.state === 'emergency' && !alarm.reference ? <StatusMark tone="bad" word={t('card.reference')} /> : null}
        {isOpen && alarm.nextAt ? <span>{t('page.waits', next)}</span> : null}
      </div>
    </>
  )
}

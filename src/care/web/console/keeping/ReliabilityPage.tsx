import { useState } from 'react'
import { formatLength } from '../../../../platform/i18n/moments.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import type { Reliability } from '../../../contract-reliability.ts'
import { useAlarmWords } from '../../alarm-words.ts'
import { CareTabs } from '../CareTabs.tsx'
import { PlanSection } from '../PlanSection.tsx'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { useReliability } from './queries.ts'

const offered = [30, 90, 365] as const
const methods = ['desk', 'sms', 'voice', 'claimed'] as const
const assumed = ['people', 'sent', 'clock', 'water'] as const

/** How reliable care was, counted from rows; what comes of the demo says first that it is simulated, and on what it rests. */
export function ReliabilityPage() {
  const t = useText(keepingMessages)
  const [days, setDays] = useState('90')
  const reliability = useReliability(Number(days))
  const isSimulated = reliability.data?.source === 'simulated'
  return (
    <>
      <CareTabs />
      <h1>{t(isSimulated ? 'rely.simulated' : 'rely.title')}</h1>
      {isSimulated ? (
        <section className="card stack-tight">
          <p>{t('rely.assumed')}</p>
          <ul className="care-assumed">
            {assumed.map((each) => (
              <li key={each}>{t(`rely.assume-${each}`)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="row">
        <ChoiceBox
          label={t('rely.days')}
          value={days}
          choices={offered.map((n) => ({ value: String(n), label: t('rely.days-value', { n }) }))}
          onChange={(value) => setDays(value ?? '90')}
        />
      </div>
      <Answered asked={reliability}>{(of) => <Figures of={of} />}</Answered>
    </>
  )
}

type Of = { readonly of: Reliability }

function Figures({ of }: Of) {
  const t = useText(keepingMessages)
  const words = useAlarmWords()
  const { ended } = of
  return (
    <>
      <section className="card">
        <dl className="care-facts">
          <dt>{t('rely.rate')}</dt>
          <dd>
            <strong>{of.perHundredHouseholdDays ?? t(of.alarms > 0 ? 'rely.too-early' : 'rely.no-days')}</strong>
            <p>{t('rely.rate-of', { alarms: of.alarms, days: of.householdDays })}</p>
            <p className="quiet">{t('rely.baseline', { n: of.baseline })}</p>
          </dd>
          <dt>{t('rely.false')}</dt>
          <dd>{t('rely.of-ended', { n: of.falseAlarms, ended })}</dd>
          <dt>{t('rely.missed')}</dt>
          <dd>{t('rely.of-ended', { n: of.missedEvents, ended })}</dd>
        </dl>
      </section>
      <Times of={of} />
      <PlanSection title={t('rely.outcomes')}>
        {of.outcomes.length === 0 ? <p className="quiet">{t('rely.none')}</p> : null}
        <ul>
          {of.outcomes.map(({ outcome, count }) => (
            <li key={outcome}>
              {words.code('outcome', outcome)} · {count}
            </li>
          ))}
        </ul>
      </PlanSection>
    </>
  )
}

function Times({ of }: Of) {
  const t = useText(keepingMessages)
  const { language } = useLanguage()
  const length = (seconds: number | null) => (seconds === null ? '—' : formatLength(seconds * 1000, language))
  return (
    <PlanSection title={t('rely.times')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <div className="care-scroll" tabIndex={0}>
        <table className="care-table">
          <thead>
            <tr>
              {(['how', 'count', 'median', 'p90', 'longest'] as const).map((each) => (
                <th key={each} scope="col">
                  {t(`rely.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {methods.map((method) => {
              const { count, median, p90, longest } = of.eventToHuman[method]
              return (
                <tr key={method}>
                  <th scope="row">{t(`rely.${method}`)}</th>
                  <td>{count}</td>
                  <td>{length(median)}</td>
                  <td>{length(p90)}</td>
                  <td>{length(longest)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </PlanSection>
  )
}

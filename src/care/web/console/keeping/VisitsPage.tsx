import { Link } from '@tanstack/react-router'
import type { ReplyOf } from '../../../../platform/http/endpoint.ts'
import { formatDay } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { readCoverage } from '../../../contract-rounds.ts'
import { CareTabs } from '../CareTabs.tsx'
import { PlanSection } from '../PlanSection.tsx'
import { Answered } from './Answered.tsx'
import { ConcernList } from './ConcernList.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { PlannedList } from './PlannedList.tsx'
import { useCoverage } from './queries.ts'

/** Whom nobody has seen as agreed, what is planned, and what somebody was concerned about. */
export function VisitsPage() {
  const t = useText(keepingMessages)
  const coverage = useCoverage()
  return (
    <>
      <CareTabs />
      <h1>{t('visits.title')}</h1>
      <Answered asked={coverage}>{(data) => <Uncovered {...data} />}</Answered>
      <PlannedList />
      <ConcernList />
    </>
  )
}

/** People by name, longest first; of how many stands below. */
function Uncovered({ items, people }: ReplyOf<typeof readCoverage>) {
  const t = useText(keepingMessages)
  const { language } = useLanguage()
  const now = useNow()
  const day = (at: string) => formatDay(at, now, language)
  return (
    <PlanSection title={`${t('uncovered.title')} · ${items.length}`}>
      {items.length === 0 ? <p>{t('uncovered.none')}</p> : null}
      <ul className="care-lines">
        {items.map(({ plan, kind, name, building, everyDays, lastAt, since }) => (
          <li key={`${plan} ${kind}`}>
            <Link to="/care/plans/$id" params={{ id: plan }}>
              {building} · {name}
            </Link>
            <strong>{t('uncovered.since', { since: day(since) })}</strong>
            <span className="quiet">
              {t(`uncovered.${kind}`, { n: everyDays })} ·{' '}
              {lastAt ? t('uncovered.last', { at: day(lastAt) }) : t('uncovered.never')}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('uncovered.of', { n: people })}</p>
    </PlanSection>
  )
}

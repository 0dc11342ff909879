import { Button } from 'antd'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { TeachingCase } from '../../contract-desk.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { CareTabs } from './CareTabs.tsx'
import { careDeskMessages } from './messages.ts'
import { useCases } from './queries.ts'

/** What alarms taught, for courses and for whoever is new at the desk. */
export function Cases() {
  const t = useText(careDeskMessages)
  const cases = useCases()
  const items = cases.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <CareTabs />
      <h1>{t('cases.title')}</h1>
      <p className="quiet">{t('cases.lead')}</p>
      {cases.isError ? <ErrorState error={cases.error} onAgain={() => void cases.refetch()} /> : null}
      {cases.isPending ? <LoadingFrame lines={4} shape="cards" /> : null}
      {cases.data && items.length === 0 ? <Empty title={t('cases.none')}>{t('cases.none-what')}</Empty> : null}
      <ul className="stack">
        {items.map((each) => (
          <Case key={each.id} of={each} />
        ))}
      </ul>
      {cases.hasNextPage ? (
        <p>
          <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('cases.more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function Case({ of }: { readonly of: TeachingCase }) {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const [year = '', n = ''] = of.quarter.split('-Q')
  const minutes = [
    of.claimedAfter === null ? null : t('cases.claimed', { n: of.claimedAfter }),
    of.onSiteAfter === null ? null : t('cases.there', { n: of.onSiteAfter }),
    t('cases.ended', { n: of.closedAfter }),
  ].filter((part) => part !== null)
  return (
    <li className="card stack-tight">
      <h2>
        {words.code('cause', of.cause)} · {words.code('outcome', of.outcome)}
      </h2>
      <p className="quiet">
        {t('cases.quarter', { year, n })} ·{' '}
        {t('cases.told', { steps: of.steps.map((step) => words.code('step', step)).join(' → ') })} ·{' '}
        {minutes.join(' · ')}
      </p>
      <dl className="care-facts">
        <dt>{t('debrief.helped')}</dt>
        <dd className="care-plain">{of.helped}</dd>
        <dt>{t('debrief.to-change')}</dt>
        <dd className="care-plain">{of.toChange}</dd>
      </dl>
    </li>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { Foresight } from '../../contract-desk.ts'
import type { PlanLine } from '../../contract-shapes.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { CareTabs } from './CareTabs.tsx'
import { PlanSection } from './PlanSection.tsx'
import { useForesight } from './queries.ts'
import { usePlanWords } from './use-plan.ts'

/** What can be mended before anything happens: people by name, not shares. */
export function AheadPage() {
  const { t } = usePlanWords()
  const foresight = useForesight()
  return (
    <>
      <CareTabs />
      <h1>{t('ahead.title')}</h1>
      <p className="quiet">{t('ahead.lead')}</p>
      {foresight.isError ? <ErrorState error={foresight.error} onAgain={() => void foresight.refetch()} /> : null}
      {foresight.isPending ? <LoadingFrame lines={6} shape="cards" /> : null}
      {foresight.data ? <Lists of={foresight.data} /> : null}
    </>
  )
}

function Lists({ of }: { readonly of: Foresight }) {
  const { t, language } = usePlanWords()
  const words = useAlarmWords()
  const at = (moment: string) => formatMoment(moment, of.now, language)
  const isNow = (moment: string) => Date.parse(moment) <= Date.parse(of.now) + 1000
  return (
    <>
      <List title={t('ahead.without')} of={of.withoutContact}>
        {({ missedSince }) => t('ahead.since', { at: at(missedSince) })}
      </List>
      <List
        title={t('ahead.unreachable')}
        of={of.unreachable}
        action={
          <Link to="/duties" className="care-link">
            {t('ahead.duties')}
          </Link>
        }
      >
        {({ steps }) =>
          steps
            .map(({ who, from }) => {
              const named = words.code('role', who)
              return isNow(from) ? t('ahead.from-now', { who: named }) : t('ahead.from', { who: named, at: at(from) })
            })
            .join(' · ')
        }
      </List>
      <List title={t('ahead.unproved')} of={of.unproved}>
        {({ numbers }) => t('ahead.numbers', { n: numbers })}
      </List>
      <List title={t('ahead.reviews')} of={of.reviewsDue}>
        {({ reviewOn }) => reviewOn}
      </List>
    </>
  )
}

type ListProps<Item> = {
  readonly title: string
  readonly of: { readonly count: number; readonly items: readonly Item[] }
  readonly action?: ReactNode
  readonly children: (item: Item) => ReactNode
}

function List<Item extends PlanLine>({ title, of, action, children }: ListProps<Item>) {
  const { t } = usePlanWords()
  const words = useAlarmWords()
  return (
    <PlanSection title={`${title} · ${of.count}`}>
      {of.count === 0 ? <p className="quiet">{t('ahead.none')}</p> : null}
      {action && of.count > 0 ? <p>{action}</p> : null}
      <ul className="care-lines">
        {of.items.map((item) => (
          <li key={item.id}>
            <Link to="/care/plans/$id" params={{ id: item.id }}>
              {words.place(item.home)} · {item.name}
            </Link>
            <span className="quiet">{children(item)}</span>
          </li>
        ))}
      </ul>
      {of.count > of.items.length ? (
        <p className="quiet">{t('ahead.rest', { n: of.count - of.items.length })}</p>
      ) : null}
    </PlanSection>
  )
}

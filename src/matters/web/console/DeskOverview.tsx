import { Link } from '@tanstack/react-router'
import { useHere } from '../../../places/web/index.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { deskMessages } from './messages-desk.ts'
import { useDeskSummary } from './queries.ts'
import { OutcomeCounts, SettledShares } from './SettledShares.tsx'
import { useQueueSearch } from './use-queue-search.ts'

/** What waits this morning: each office's open and overdue matters, and where matters were settled. */
export function DeskOverview() {
  const t = useText(deskMessages)
  const community = useHere()
  const summary = useDeskSummary(community.id)
  if (summary.isError) return <ErrorState error={summary.error} onAgain={() => void summary.refetch()} />
  if (!summary.data) return <LoadingFrame lines={8} />
  return (
    <div className="overview">
      <p className="overview-pick quiet">{t('overview.pick')}</p>
      <OfficeTable offices={summary.data.offices} />
      <SettledShares settled={summary.data.settled} />
      <OutcomeCounts outcomes={summary.data.outcomes} />
    </div>
  )
}

type Office = NonNullable<ReturnType<typeof useDeskSummary>['data']>['offices'][number]

function OfficeTable({ offices }: { readonly offices: readonly Office[] }) {
  const t = useText(deskMessages)
  const most = Math.max(1, ...offices.map(({ open }) => open))
  if (offices.length === 0) {
    return (
      <section>
        <h2>{t('overview.title')}</h2>
        <p className="quiet">{t('overview.none')}</p>
      </section>
    )
  }
  return (
    <section>
      <h2>{t('overview.title')}</h2>
      <table className="offices">
        <thead>
          <tr>
            <th scope="col">{t('overview.office')}</th>
            <th scope="col" className="offices-number">
              {t('overview.open')}
            </th>
            <td className="offices-line" />
            <th scope="col" className="offices-number">
              {t('overview.overdue')}
            </th>
            <th scope="col">{t('overview.soonest')}</th>
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <OfficeRow key={office.office} office={office} most={most} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OfficeRow({ office, most }: { readonly office: Office; readonly most: number }) {
  const { language } = useLanguage()
  const { search } = useQueueSearch()
  const now = useNow()
  const isChosen = search.office === office.office
  return (
    <tr data-chosen={isChosen ? '' : undefined}>
      <th scope="row">
        <Link to="." search={isChosen ? {} : { office: office.office }} activeProps={{}}>
          {office.name}
        </Link>
      </th>
      <td className="offices-number">{office.open}</td>
      <td className="offices-line" aria-hidden="true">
        <span className="offices-bar">
          <span style={{ width: `${(office.open / most) * 100}%` }} />
        </span>
      </td>
      <td className="offices-number" data-over={office.overdue > 0 ? '' : undefined}>
        {office.overdue > 0 ? (
          <Link to="." search={{ office: office.office, queue: 'overdue' }} activeProps={{}}>
            {office.overdue}
          </Link>
        ) : (
          0
        )}
      </td>
      <td className="quiet">{office.soonest ? formatMoment(office.soonest, now, language) : '—'}</td>
    </tr>
  )
}

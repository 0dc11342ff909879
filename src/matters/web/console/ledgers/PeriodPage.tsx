import './ledgers.css'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHere } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import type { FigureName, PeriodSheet } from '../../../contract-ledgers.ts'
import { periodOf, readLedgerSearch } from './ledger-search.ts'
import { ledgerMessages } from './messages-ledgers.ts'
import { periodFile, usePeriod } from './queries-ledgers.ts'
import { TakeBar } from './TakeBar.tsx'

const dayMs = 86_400_000
const plainCounts: readonly FigureName[] = ['received', 'ended', 'open', 'overdue', 'no_answer']

/** The figures of a week or month, each with how it is counted and the rows behind it. */
export function PeriodPage() {
  const t = useText(ledgerMessages)
  const community = useHere()
  const { period: named } = useParams({ strict: false }) as { period?: string }
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => readLedgerSearch(raw), [raw])
  const period = periodOf(named)
  const ask = { community: community.id, period, search }
  const sheet = usePeriod(ask)
  const { data } = sheet
  const title = t(`period.${period}`)
  return (
    <main className="desk-page stack period">
      <header>
        <h1>
          {community.name} {title}
        </h1>
        {data ? <p className="quiet">{`${t('period.days', data)} · ${t('figures.never')}`}</p> : null}
      </header>
      {data ? (
        <div className="row no-print">
          <Link to="." search={{ ...search, day: shifted(data.from, -1) }} activeProps={{}}>
            {t('period.before')}
          </Link>
          <Link to="." search={{ ...search, day: shifted(data.to, 1) }} activeProps={{}}>
            {t('period.after')}
          </Link>
          <TakeBar name={`${community.name}${title}${data.from}`} fetchFile={() => periodFile(ask)} />
        </div>
      ) : null}
      {sheet.isError ? <ErrorState error={sheet.error} onAgain={() => void sheet.refetch()} /> : null}
      {sheet.isPending ? <LoadingFrame lines={10} /> : null}
      {data ? <Figures sheet={data} /> : null}
    </main>
  )
}

function Figures({ sheet }: { readonly sheet: PeriodSheet }) {
  const t = useText(ledgerMessages)
  return (
    <table className="ledger-table period-table">
      <thead>
        <tr>
          {(['name', 'value', 'share', 'formula'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`figures.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.figures.map(({ name, of, met }) => (
          <tr key={name}>
            <th scope="row">{t(`figure.${name}`)}</th>
            <td className="ledger-number">
              {plainCounts.includes(name) ? (
                <Rows sheet={sheet} figure={name} part="of" count={of} />
              ) : (
                <strong>{of === 0 ? '—' : `${((met / of) * 100).toFixed(1)}%`}</strong>
              )}
            </td>
            <td className="ledger-number">
              {plainCounts.includes(name) ? null : (
                <>
                  <Rows sheet={sheet} figure={name} part="met" count={met} />
                  {' / '}
                  <Rows sheet={sheet} figure={name} part="of" count={of} />
                </>
              )}
            </td>
            <td className="quiet">{t(`formula.${name}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type RowsProps = {
  readonly sheet: PeriodSheet
  readonly figure: FigureName
  readonly part: 'of' | 'met'
  readonly count: number
}

/** A number that opens the rows it counted. */
function Rows({ sheet, figure, part, count }: RowsProps) {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const { day: _day, ...search } = readLedgerSearch(raw)
  const { from, to } = sheet
  return (
    <Link to="/print/ledger/$ledger" params={{ ledger: 'figure' }} search={{ ...search, figure, part, from, to }}>
      {count}
    </Link>
  )
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

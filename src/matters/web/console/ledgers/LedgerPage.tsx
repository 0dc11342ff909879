import './ledgers.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo } from 'react'
import { useHere } from '../../../../places/web/index.ts'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { LedgerRow } from '../../../contract-ledgers.ts'
import { useFilterWords } from '../QueueFilters.tsx'
import { useMatterWords } from '../words.ts'
import { ledgerFor, ledgerOf, readLedgerSearch } from './ledger-search.ts'
import { ledgerMessages } from './messages-ledgers.ts'
import { ledgerFile, useLedger } from './queries-ledgers.ts'
import { TakeBar } from './TakeBar.tsx'

/** A ledger on paper: the same rows as its workbook, fewer columns, black on white. */
export function LedgerPage() {
  const t = useText(ledgerMessages)
  const { language } = useLanguage()
  const now = useNow()
  const community = useHere()
  const { ledger: named } = useParams({ strict: false }) as { ledger?: string }
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const { ledger, search } = useMemo(() => ledgerFor(ledgerOf(named), readLedgerSearch(raw)), [named, raw])
  const navigate = useNavigate()
  const ask = { community: community.id, ledger, search }
  const page = useLedger(ask)
  const title = search.figure ? `${t('ledger.figure')} · ${t(`figure.${search.figure}`)}` : t(`ledger.${ledger}`)
  const put = (part: { from?: string | undefined; to?: string | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value))
    void navigate({ to: '.', search: next, replace: true })
  }
  return (
    <main className="desk-page stack ledger">
      <header>
        <h1>
          {community.name} {title}
        </h1>
        {page.data ? (
          <p className="quiet">
            {t('take.count', { total: page.data.total, time: formatMoment(page.data.at, now, language) })}
            {search.from && search.to ? ` ${t('period.days', { from: search.from, to: search.to })}` : ''}
          </p>
        ) : null}
        <NarrowedTo />
      </header>
      <div className="row no-print">
        {(['from', 'to'] as const).map((side) => (
          <span key={side} className="row">
            <label htmlFor={`ledger-${side}`}>{t(`take.${side}`)}</label>
            <Input
              id={`ledger-${side}`}
              type="date"
              style={{ width: '11em' }}
              value={search[side] ?? ''}
              onChange={(event) => put({ [side]: event.target.value })}
            />
          </span>
        ))}
        <TakeBar name={`${community.name}${title}`} fetchFile={() => ledgerFile(ask)} />
      </div>
      {page.isError ? <ErrorState error={page.error} onAgain={() => void page.refetch()} /> : null}
      {page.isPending ? <LoadingFrame lines={10} /> : null}
      {page.data?.items.length === 0 ? <Empty title={t('take.none')} /> : null}
      {page.data && page.data.items.length < page.data.total ? (
        <p>{t('take.cut', { shown: page.data.items.length })}</p>
      ) : null}
      {page.data && page.data.items.length > 0 ? <Rows items={page.data.items} /> : null}
    </main>
  )
}

/** On paper nothing else says that it is not everything. */
function NarrowedTo() {
  const t = useText(ledgerMessages)
  const words = useFilterWords()
  return words ? <p className="quiet">{t('take.narrowed', { words })}</p> : null
}

const columns = ['number', 'made', 'place', 'category', 'words', 'office', 'stage', 'due', 'closed', 'notes'] as const

function Rows({ items }: { readonly items: readonly LedgerRow[] }) {
  const t = useText(ledgerMessages)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="ledger-scroll" tabIndex={0} aria-label={t('ledgers.title')}>
      <table className="ledger-table">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ item }: { readonly item: LedgerRow }) {
  const t = useText(ledgerMessages)
  const words = useMatterWords()
  const notes = [
    item.outside ? `${words.code('source', item.outside.source)} ${item.outside.number}` : null,
    item.overdue ? t('note.overdue') : item.missed.length > 0 ? t('note.missed') : null,
    item.receiptNumber,
  ]
  return (
    <tr>
      <th scope="row">
        <Link to="/matters/$id" params={{ id: item.id }}>
          {item.number}
        </Link>
      </th>
      <td>{shortMoment(item.madeAt)}</td>
      <td>{[item.gridName, item.place].filter(Boolean).join(' ')}</td>
      <td>{words.category(item.category, item.categoryName)}</td>
      <td className="ledger-words">{item.private ? t('note.private') : item.words}</td>
      <td>{item.officeName}</td>
      <td>{words.stage(item)}</td>
      <td>{shortMoment(item.settleDue)}</td>
      <td>{item.closedAt ? shortMoment(item.closedAt) : ''}</td>
      <td>{notes.filter(Boolean).join('；')}</td>
    </tr>
  )
}

/** A ledger writes days as figures: 2026-11-23 09:05, on the local clock. */
function shortMoment(at: string): string {
  return new Date(Date.parse(at) + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}

import { Link } from '@tanstack/react-router'
import { sentenceFor } from '../../../../platform/i18n/messages.ts'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { OrderRow } from '../../../contract-orders.ts'
import { useMatterWords } from '../words.ts'
import { callMessages } from './messages-calls.ts'

const columns = ['row', 'state', 'number', 'words', 'place', 'category', 'due'] as const
const tones = { new: 'good', known: 'rest', rejected: 'bad' } as const
const glyphs = { new: 'plus', known: 'check', rejected: 'cross' } as const

/** What becomes of each row of the sheet, and why. */
export function OrdersTable({ rows }: { readonly rows: readonly OrderRow[] }) {
  const t = useText(callMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <div className="ledger-scroll" tabIndex={0}>
      <table className="ledger-table">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`orders.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>
                <StatusMark tone={tones[row.state]} glyph={glyphs[row.state]} word={t(`orders.${row.state}`)} />
                {row.reason ? (
                  <div>{sentenceFor(language, callMessages, `reason.${row.reason}`) ?? row.reason}</div>
                ) : null}
                {row.matter ? (
                  <div>
                    <Link to="/matters/$id" params={{ id: row.matter.id }}>
                      {row.matter.number}
                    </Link>
                  </div>
                ) : null}
              </td>
              <td>
                {words.code('source', row.source)} {row.number}
              </td>
              <td className="ledger-words">{row.words}</td>
              <td>{row.place}</td>
              <td>{row.category && row.categoryName ? words.category(row.category, row.categoryName) : ''}</td>
              <td>{row.dueAt ? formatMoment(row.dueAt, now, language) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

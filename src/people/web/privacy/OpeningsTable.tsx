import { Button } from 'antd'
import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { formatClock } from '../../../platform/i18n/moments.ts'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import type { OpeningLine } from '../../contract-openings.ts'
import { auditMessages } from './messages-audit.ts'

const columns = ['at', 'who', 'what', 'why', 'reason'] as const
type Props = { readonly lines: readonly OpeningLine[]; readonly onWho: (line: OpeningLine) => void }

/** One look a row; a click on a name narrows the list to it. */
export function OpeningsTable({ lines, onWho }: Props) {
  const t = useText(auditMessages)
  const { language } = useLanguage()
  return (
    <div className="residents-scroll">
      <table className="residents-table openings-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const post = sentenceFor(language, auditMessages, `post.${line.post}`) ?? t('post.other')
            return (
              <tr key={line.id}>
                <td>
                  {dayOf(new Date(line.at))} {formatClock(line.at, language)}
                </td>
                <td>
                  <Button type="link" onClick={() => onWho(line)}>
                    {line.name ?? post}
                  </Button>{' '}
                  <span className="quiet">{line.place ? `${post} · ${line.place}` : post}</span>
                </td>
                <td>{t(`field.${line.field}`)}</td>
                <td>{t(`purpose.${line.purpose}`)}</td>
                <td>{line.reason}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import type { ImportLine } from '../../contract-imports.ts'
import { useResidentWords } from '../residents/resident-words.ts'
import { DecideButtons } from './DecideButtons.tsx'
import { FixSheet } from './FixSheet.tsx'
import { useImportWords } from './import-words.ts'
import { KindMark } from './StateMark.tsx'
import type { Import } from './use-imports.ts'

type Props = { readonly item: Import; readonly line: ImportLine }

const changes = ['sex', 'birth', 'phone', 'relation', 'headCount', 'without-head'] as const

/** One line of the sheet, what becomes of it and why, and the way to put it right or decide. */
export function RowLine({ item, line }: Props) {
  const { t } = useImportWords()
  const { t: say, birth } = useResidentWords()
  const [isFixing, setFixing] = useState(false)
  const sheet = item.pages.length > 1 ? `${item.pages[line.page]?.name ?? ''} ` : ''
  const facts = [
    birth({ birth: line.birth }),
    line.relation && say(`relation.${line.relation}`),
    line.phone,
    line.headCount !== null && line.name === null && t('rows.count', { count: line.headCount }),
  ].filter(Boolean)
  return (
    <>
      <tr>
        <td>
          {sheet}
          {line.line}
        </td>
        <td>{line.name}</td>
        <td>{line.address}</td>
        <td>{facts.join(' · ')}</td>
        <td>
          <Outcome line={line} />
        </td>
        <td>
          <div className="row import-acts">
            {line.kind === 'rejected' ? (
              <Button
                size="small"
                aria-expanded={isFixing}
                aria-label={`${t('fix.open')} ${sheet}${line.line}`}
                onClick={() => setFixing(!isFixing)}
              >
                {t('fix.open')}
              </Button>
            ) : null}
            <DecideButtons item={item} line={line} />
          </div>
        </td>
      </tr>
      {isFixing ? (
        <tr>
          <td colSpan={6}>
            <FixSheet item={item} line={line} onClose={() => setFixing(false)} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

function Outcome({ line }: { readonly line: ImportLine }) {
  const { t, reason } = useImportWords()
  const said = line.changes.flatMap((field) => {
    const known = changes.find((each) => each === field)
    return known ? [t(`change.${known}`)] : []
  })
  return (
    <>
      <KindMark kind={line.kind} />
      {line.isFixed ? <span className="quiet"> {t('rows.fixed')}</span> : null}
      {line.decision ? <span className="quiet"> {t(`decided.${line.decision}`)}</span> : null}
      {said.length > 0 ? <p>{t('rows.changes', { what: said.join('、') })}</p> : null}
      <ul className="import-reasons">
        {line.remarks.map((remark) => (
          <li key={`${remark.cell}${remark.reason}`} className={remark.refuses ? 'import-refuses' : 'quiet'}>
            {remark.cell ? t('rows.cell', { cell: remark.cell, reason: reason(remark.reason) }) : reason(remark.reason)}
          </li>
        ))}
      </ul>
    </>
  )
}

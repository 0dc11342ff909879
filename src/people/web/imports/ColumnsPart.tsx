import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { type ImportColumn, setImportColumns } from '../../contract-imports.ts'
import { fields, isExcluded } from '../../import/rules-headings.ts'
import { callSignedIn } from '../session-watch.ts'
import { useActed } from '../staff/use-staff.ts'
import { useImportWords } from './import-words.ts'
import { LeftOut } from './LeftOut.tsx'
import type { Import } from './use-imports.ts'

type Use = ImportColumn['use']
type Set = Readonly<Record<string, Use>>

/** Sheets and columns as they were recognised; what is put right is read anew and remembered. */
export function ColumnsPart({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  const { say } = useProblemText()
  const acted = useActed()
  const community = useHere().id
  const [set, setSet] = useState<Set>({})
  const [error, setError] = useState<unknown>(null)
  const changed = Object.entries(set)
  const save = async () => {
    setError(null)
    try {
      const columns = changed.map(([key, use]) => {
        const [page, column] = key.split(':').map(Number)
        return { page: page!, column: column!, use }
      })
      const params = { community, import: item.id }
      await callSignedIn(setImportColumns, { params, body: { columns } }, { commandId: newBrowserId() })
      acted()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <section className="card stack" aria-labelledby="columns">
      <h2 id="columns">{t('columns.title')}</h2>
      <LeftOut pages={item.pages} />
      <details>
        <summary>{t('columns.show')}</summary>
        <p className="quiet">{t('columns.lead')}</p>
        {item.pages.map((page, number) => (
          <div key={page.name} className="import-page">
            <h3>{page.name}</h3>
            {page.isTable ? (
              <PageColumns
                columns={page.columns}
                shownAs={(column) => set[`${number}:${column.column}`] ?? column.use}
                onSet={(column, use) => setSet({ ...set, [`${number}:${column}`]: use })}
              />
            ) : (
              <p className="quiet">{t('columns.no-table')}</p>
            )}
          </div>
        ))}
      </details>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      {changed.length > 0 ? (
        <div>
          <Button onClick={() => void save()}>{t('columns.save')}</Button>
        </div>
      ) : null}
    </section>
  )
}

type PageProps = {
  readonly columns: readonly ImportColumn[]
  readonly shownAs: (column: ImportColumn) => Use
  readonly onSet: (column: number, use: Use) => void
}

function PageColumns({ columns, shownAs, onSet }: PageProps) {
  const { t, use } = useImportWords()
  const choices = (now: Use) =>
    [...new Set<Use>([...fields, 'unknown', now])].map((value) => ({ value, label: use(value) }))
  return (
    <div className="residents-scroll">
      <table className="residents-table">
        <thead>
          <tr>
            {(['heading', 'use', 'basis'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const heading = column.heading || t('columns.no-heading', { column: column.column + 1 })
            const now = shownAs(column)
            return (
              <tr key={column.column} className={isExcluded(now) ? 'import-left-out' : undefined}>
                <td>{heading}</td>
                <td>
                  <ChoiceBox
                    label={t('columns.use-of', { heading })}
                    isLabelHidden
                    value={now}
                    choices={choices(column.use)}
                    onChange={(chosen) => onSet(column.column, (chosen ?? 'unknown') as Use)}
                  />
                </td>
                <td className="quiet">{t(`basis.${column.basis}`)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

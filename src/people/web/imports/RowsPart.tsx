import { Button } from 'antd'
import { useState } from 'react'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { type RowKind, rowKinds } from '../../import/rules-verdicts.ts'
import { useImportWords } from './import-words.ts'
import { RowLine } from './RowLine.tsx'
import { type Import, useImportRows } from './use-imports.ts'

/** What becomes of each line, narrowed by kind; first what needs a person. */
export function RowsPart({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  const [kind, setKind] = useState<RowKind | 'all'>(() => firstKind(item))
  const rows = useImportRows(item.id, kind === 'all' ? undefined : kind)
  const lines = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="stack" aria-labelledby="rows">
      <h2 id="rows">{t('rows.title')}</h2>
      <fieldset className="row import-kinds">
        <legend className="spoken-only">{t('rows.show')}</legend>
        {(['all', ...rowKinds] as const).map((each) => (
          <Button key={each} aria-pressed={each === kind} onClick={() => setKind(each)}>
            {t(`kind.${each}`)} {each === 'all' ? countAll(item) : (item.outcome[each] ?? 0)}
          </Button>
        ))}
      </fieldset>
      {rows.isError ? <ErrorState error={rows.error} onAgain={() => void rows.refetch()} /> : null}
      {rows.isPending ? <LoadingFrame lines={8} /> : null}
      {rows.data && lines.length === 0 ? <Empty title={t('rows.none')} /> : null}
      {lines.length > 0 ? (
        <div className="residents-scroll">
          <table className="residents-table import-rows">
            <thead>
              <tr>
                {(['where', 'who', 'address', 'facts', 'what', 'act'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`rows.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <RowLine key={line.number} item={item} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.hasNextPage ? (
        <div>
          <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('rows.more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function firstKind({ outcome }: Import): RowKind | 'all' {
  return (['rejected', 'conflict'] as const).find((kind) => (outcome[kind] ?? 0) > 0) ?? 'all'
}

function countAll({ outcome }: Import): number {
  return rowKinds.reduce((sum, kind) => sum + (outcome[kind] ?? 0), 0)
}

import './imports.css'
import { Link } from '@tanstack/react-router'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { ImportSummary } from '../../contract-imports.ts'
import { BringSheet } from './BringSheet.tsx'
import { useImportWords } from './import-words.ts'
import { StateMark } from './StateMark.tsx'
import { useImports } from './use-imports.ts'

/** Where an office brings its sheets, and what it brought before. */
export function ImportsPanel() {
  const { t } = useImportWords()
  const imports = useImports()
  return (
    <section className="stack" aria-labelledby="imports">
      <h1 id="imports">{t('title')}</h1>
      <p className="quiet">{t('lead')}</p>
      <BringSheet />
      <h2>{t('former.title')}</h2>
      {imports.isError ? <ErrorState error={imports.error} onAgain={() => void imports.refetch()} /> : null}
      {imports.isPending ? <LoadingFrame lines={4} /> : null}
      {imports.data?.items.length === 0 ? <Empty title={t('former.none')}>{t('former.none-how')}</Empty> : null}
      {imports.data && imports.data.items.length > 0 ? <Former items={imports.data.items} /> : null}
    </section>
  )
}

function Former({ items }: { readonly items: readonly ImportSummary[] }) {
  const { t, when } = useImportWords()
  return (
    <div className="residents-scroll">
      <table className="residents-table">
        <thead>
          <tr>
            {(['when', 'state', 'what'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`former.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <Link to="/staff/imports/$id" params={{ id: item.id }}>
                  {t('former.open', { when: when(item) })}
                </Link>
              </td>
              <td>
                <StateMark state={item.state} />
              </td>
              <td>
                <Outcome item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ item: { state, problem, outcome, total } }: { readonly item: ImportSummary }) {
  const { t } = useImportWords()
  if (state === 'refused') return t(refusalOf(problem))
  if (state === 'imported' || state === 'undone') {
    const { households = 0, persons = 0, changes = 0 } = outcome
    return t('former.made', { households, persons, changes })
  }
  return total > 0 ? t('former.lines', { lines: total }) : null
}

const refusals = [
  'not-a-sheet',
  'damaged',
  'encrypted',
  'macros',
  'web-page',
  'other-format',
  'too-large-unpacked',
  'too-many-rows',
  'too-many-cells',
  'took-too-long',
  'took-too-much-memory',
  'no-table',
  'file-gone',
  'post-ended',
] as const

/** The message that says why a file was refused. */
export function refusalOf(problem: string | null) {
  return `refused.${refusals.find((known) => known === problem) ?? 'damaged'}` as const
}

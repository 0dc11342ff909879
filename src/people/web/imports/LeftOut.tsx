import { Notice } from '../../../platform/web/Notice.tsx'
import { isExcluded } from '../../import/rules-headings.ts'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

/** The columns that this register does not hold, each by its own name with the reason. */
export function LeftOut({ pages }: Pick<Import, 'pages'>) {
  const { t, reason } = useImportWords()
  const lines = pages
    .flatMap(({ columns }) => columns)
    .flatMap(({ heading, use }) =>
      isExcluded(use) || use === 'not-kept'
        ? [t('rows.cell', { cell: heading, reason: reason(`left-out:${use}`) })]
        : [],
    )
  if (lines.length === 0) return null
  return (
    <Notice tone="watch" title={t('columns.left-out')}>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}

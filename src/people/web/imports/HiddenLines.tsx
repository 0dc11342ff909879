import { Notice } from '../../../platform/web/Notice.tsx'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

/** Lines that nobody sees in the file and that are read all the same: said before anything is entered, so that a person decides. */
export function HiddenLines({ pages }: Pick<Import, 'pages'>) {
  const { t } = useImportWords()
  const found = pages.filter(({ hidden }) => hidden > 0)
  if (found.length === 0) return null
  const count = found.reduce((sum, { hidden }) => sum + hidden, 0)
  return (
    <Notice tone="watch" title={t('hidden.title', { count })}>
      <p>{t('hidden.do')}</p>
      {pages.length > 1 ? (
        <ul>
          {found.map(({ name, hidden }) => (
            <li key={name}>{t('hidden.page', { page: name, count: hidden })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}

import { Notice } from '../../../platform/web/Notice.tsx'
import { useImportWords } from './import-words.ts'

/** Sheets that nobody sees in the file and that are left out: said before anything is entered, so that a person decides. */
export function HiddenSheets({ names }: { readonly names: readonly string[] }) {
  const { t } = useImportWords()
  if (names.length === 0) return null
  return (
    <Notice tone="watch" title={t('hidden-sheets.title', { count: names.length })}>
      <p>{t('hidden-sheets.do', { names: names.join(t('hidden-sheets.and')) })}</p>
    </Notice>
  )
}

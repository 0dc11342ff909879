import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import type { ImportColumn, ImportSummary } from '../../contract-imports.ts'
import { isExcluded } from '../../import/rules-headings.ts'
import { importMessages } from './messages-imports.ts'
import { remarkMessages } from './messages-remarks.ts'

/** How imports, their columns and the reasons on their lines are said. */
export function useImportWords() {
  const t = useText(importMessages)
  const { language } = useLanguage()
  const reason = (code: string) => sentenceFor(language, remarkMessages, code) ?? code
  return {
    t,
    reason,
    when: ({ madeAt }: Pick<ImportSummary, 'madeAt'>) => formatMoment(madeAt, serverNow(), language),
    use: (use: ImportColumn['use']) =>
      isExcluded(use) ? t('use.excluded', { why: reason(`left-out:${use}`) }) : t(`use.${use}`),
  }
}

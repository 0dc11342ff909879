import { FiguresPanel, LedgerLinks } from '../../../matters/web/console/index.ts'
import { PlaceFigures } from '../../../places/web/console/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'

/** Figures of the rooms; each opens the rows that were counted. */
export function FiguresPage() {
  const t = useText(consoleMessages)
  return (
    <main className="desk-page stack">
      <h1>{t('figures.title')}</h1>
      <p className="quiet">{t('figures.lead')}</p>
      <FiguresPanel />
      <PlaceFigures />
      <LedgerLinks />
    </main>
  )
}

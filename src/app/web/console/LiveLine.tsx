import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { useLiveQueries } from './live.ts'
import { consoleMessages } from './messages.ts'

/** A quiet line while live updates are cut off. */
export function LiveLine() {
  const t = useText(consoleMessages)
  const isLive = useLiveQueries()
  return (
    <div role="status" className="no-print">
      {isLive ? null : <p className="desk-live-lost">{t('live.lost')}</p>}
    </div>
  )
}

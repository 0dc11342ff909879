import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { callSignedIn, useSession } from '../../../people/web/index.ts'
import { readSettings } from '../../../places/contract-settings.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { consoleMessages } from './messages.ts'

/** Says in red when a year begins within 60 days whose official calendar nobody has entered, to those who enter it. */
export function CalendarWarning() {
  const t = useText(consoleMessages)
  const community = useHere()
  const id = community.id
  const keepsDesk = useSession().posts.some(
    ({ kind, community: at }) => at?.id === id && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  const settings = useQuery({
    queryKey: ['places', 'settings', id],
    queryFn: ({ signal }) => callSignedIn(readSettings, { params: { community: id } }, { signal }),
    staleTime: 3_600_000,
    retry: false,
    enabled: keepsDesk,
  })
  // Whoever cannot enter it is not told to.
  if (!settings.data?.mayChange) return null
  const year = settings.data.missingYears.find(({ urgent }) => urgent)?.year
  if (year === undefined) return null
  return (
    <div className="desk-warning no-print">
      <Notice
        tone="bad"
        title={t('warning.calendar', { year })}
        action={<Link to="/settings">{t('warning.settings')}</Link>}
      />
    </div>
  )
}

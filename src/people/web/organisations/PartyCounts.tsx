import { useQuery } from '@tanstack/react-query'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { readPartyCounts } from '../../contract-party.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { organisationMessages } from './messages-organisations.ts'

/** How many members each grid branch has, where they are five or more; for Party posts. */
export function PartyCounts() {
  const t = useText(organisationMessages)
  const counts = usePartyCounts()
  if (!counts.data || counts.data.items.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="party-counts">
      <h2 id="party-counts">{t('party.counts')}</h2>
      <p className="quiet">{t('party.counts-lead')}</p>
      <ul className="record-lines">
        {counts.data.items.map(({ id, name, grid, members }) => (
          <li key={id}>
            {name} {grid ? <span className="quiet">{grid.name}</span> : null}{' '}
            <strong>{members === null ? t('party.under-five') : t('party.members', { count: members })}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Members of the branches as counts, asked for by whoever holds a Party post alone. */
function usePartyCounts() {
  const community = useHere()
  const { doors } = useSession()
  return useQuery({
    queryKey: ['people', 'party-counts', community.id],
    queryFn: ({ signal }) => callSignedIn(readPartyCounts, { query: { community: community.id } }, { signal }),
    enabled: doors.includes('party'),
  })
}

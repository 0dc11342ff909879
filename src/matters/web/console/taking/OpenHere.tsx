import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { listMatters } from '../../../contract.ts'
import { mattersKey } from '../queries.ts'
import { takingMessages } from './messages-taking.ts'

const mostShown = 5

type Props = {
  readonly community: string
  readonly building: string | undefined
  readonly category: string | undefined
}

/** Open matters of the same kind at the same building, so that one thing is not handled twice; nothing while there are none. */
export function OpenHere({ community, building, category }: Props) {
  const t = useText(takingMessages)
  const { data } = useQuery({
    queryKey: [...mattersKey, 'open-here', community, building, category],
    queryFn: ({ signal }) =>
      callSignedIn(
        listMatters,
        { query: { community, queue: 'open', limit: mostShown, building: building ?? '', category: category ?? '' } },
        { signal },
      ),
    enabled: building !== undefined && category !== undefined,
    staleTime: 30_000,
  })
  if (!data || data.items.length === 0) return null
  return (
    <section className="taking-part" aria-labelledby="open-here">
      <h2 id="open-here">{t('taking.open-here')}</h2>
      <p className="quiet">{t('taking.open-here-lead')}</p>
      <ul className="taking-known">
        {data.items.map(({ id, number, place, excerpt }) => (
          <li key={id}>
            <Link to="/matters/$id" params={{ id }} target="_blank">
              {number}
            </Link>{' '}
            {place.staircaseName ?? place.buildingName} {excerpt}
          </li>
        ))}
      </ul>
    </section>
  )
}

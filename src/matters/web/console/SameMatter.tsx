import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { listMatters, type MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { MatterFound } from './MatterFound.tsx'
import { matterMessages } from './messages-matter.ts'
import { mattersKey } from './queries.ts'
import { Section } from './Section.tsx'

type Props = { readonly matter: MatterPage }

/** Open matters of the same kind nearby, to be merged into one of them; or by number. Only for those who may merge. */
export function SameMatter({ matter }: Props) {
  const t = useText(matterMessages)
  const [into, setInto] = useState<string | null>(null)
  const near = useNearMatters(matter)
  if (!may(matter.abilities, 'merge')) return null
  const close = () => setInto(null)
  return (
    <Section title={t('merge.title')} className="no-print">
      <p className="quiet">{near.length === 0 ? t('merge.none') : t('merge.near')}</p>
      <ul className="remarks">
        {near.map((line) => (
          <li key={line.id}>
            <Link to="/matters/$id" params={{ id: line.id }} search={(before: object) => before} className="same-link">
              <MatterFound line={line} />
            </Link>
            {into === line.id ? (
              <LazyActForm matter={matter} act="merge" given={{ into: line.id, targetId: line.id }} onClose={close} />
            ) : (
              <Button onClick={() => setInto(line.id)}>{t('merge.this')}</Button>
            )}
          </li>
        ))}
      </ul>
      {into === '' ? (
        <LazyActForm matter={matter} act="merge" onClose={close} />
      ) : (
        <Button onClick={() => setInto('')}>{t('merge.by-number')}</Button>
      )}
    </Section>
  )
}

/** Open matters of the same category in the same building, or the same grid where no building is known. */
function useNearMatters(matter: MatterPage) {
  const { community, grid, building } = matter.place
  const query = {
    community,
    queue: 'open' as const,
    category: matter.category,
    limit: 4,
    ...(building ? { building } : { grid }),
  }
  const { data } = useQuery({
    queryKey: [...mattersKey, 'near', matter.id, query],
    queryFn: ({ signal }) => callSignedIn(listMatters, { query }, { signal }),
    enabled: may(matter.abilities, 'merge'),
  })
  return (data?.items ?? []).filter((line) => line.id !== matter.id)
}

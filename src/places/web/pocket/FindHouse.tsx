import './pocket-house.css'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import type { Estate } from '../../contract.ts'
import { useCommunity, useEstate } from '../community.tsx'
import { pocketHouseMessages } from './messages-pocket-house.ts'

type Props = {
  /** Grids and buildings that the viewer is posted to. */
  readonly mine: readonly string[]
}

/** The way to one building: those one is posted to, any other by its number. */
export function FindHouse({ mine }: Props) {
  const t = useText(pocketHouseMessages)
  const { community } = useCommunity()
  const estate = useEstate(community?.id)
  const [words, setWords] = useState('')
  const wanted = words.normalize('NFKC').trim()
  if (estate.error) return <ErrorState error={estate.error} onAgain={() => void estate.refetch()} />
  if (!estate.data) return <LoadingFrame label={t('house.loading')} />
  const shown = wanted ? housesLike(estate.data, wanted) : housesOf(estate.data, mine)
  return (
    <>
      <TextField
        label={t('houses.find')}
        hint={t('houses.find-hint')}
        type="search"
        autoComplete="off"
        maxLength={20}
        value={words}
        onChange={setWords}
      />
      {shown.length === 0 ? <p role="status">{t(wanted ? 'houses.none' : 'houses.none-mine')}</p> : null}
      {shown.length > 0 && !wanted ? <h2>{t('houses.mine')}</h2> : null}
      <ul className="pocket-houses">
        {shown.map(({ id, name }) => (
          <li key={id}>
            <PageLink className="card pocket-house" href={`/pocket/b/${id}`}>
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  )
}

function housesLike({ buildings }: Estate, words: string): Estate['buildings'] {
  const number = /^(\d+)[栋棟]?$/.exec(words)?.[1]
  return buildings.filter((house) => (number ? house.number === Number(number) : house.name.includes(words)))
}

function housesOf({ buildings }: Estate, places: readonly string[]): Estate['buildings'] {
  return buildings.filter(({ id, grid }) => places.includes(id) || places.includes(grid))
}

import { Link } from '@tanstack/react-router'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../platform/web/states.tsx'
import { useEstate, useHere } from './community.tsx'
import { placesMessages } from './messages.ts'

/** How many grids, buildings, staircases and dwellings there are, counted from their rows; opens the list of places. */
export function PlaceFigures() {
  const t = useText(placesMessages)
  const community = useHere()
  const estate = useEstate(community.id)
  if (estate.isError) return <ErrorState error={estate.error} onAgain={() => void estate.refetch()} />
  if (!estate.data) return <LoadingFrame lines={3} />
  return (
    <section aria-labelledby="place-figures">
      <h2 id="place-figures">{t('places.title')}</h2>
      <p>
        <Link to="/places">{t('places.counts', estate.data.counts)}</Link>
      </p>
    </section>
  )
}

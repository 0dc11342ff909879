import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../platform/web/problem-text.tsx'
import { ErrorState, LoadingFrame } from '../../platform/web/states.tsx'
import { readFigures } from '../contract-buildings.ts'
import { HouseField } from './building/HouseField.tsx'
import { usePlacesCall } from './building/places-call.ts'
import { placesMessages } from './messages.ts'

type Props = { readonly community: string; readonly today: string }

/** How many grids, buildings and dwellings there were on a day, counted from their rows. */
export function FiguresOnDay({ community, today }: Props) {
  const t = useText(placesMessages)
  const { sayField } = useProblemText()
  const ask = usePlacesCall()
  const [on, setOn] = useState(today)
  const figures = useQuery({
    queryKey: ['places', 'figures', community, on],
    queryFn: ({ signal }) => ask(readFigures, { params: { community }, query: on ? { on } : {} }, { signal }),
    placeholderData: (before) => before,
  })
  return (
    <section className="places-day" aria-labelledby="places-day">
      <div className="places-day-head">
        <h2 id="places-day">{t('places.day')}</h2>
        <HouseField
          label={t('places.day-on')}
          type="date"
          value={on}
          wrong={figures.error ? sayField(figures.error, 'on') : null}
          onChange={setOn}
        />
      </div>
      {figures.isError ? <ErrorState error={figures.error} onAgain={() => void figures.refetch()} /> : null}
      {figures.isPending ? <LoadingFrame lines={3} /> : null}
      {figures.data && !figures.isError ? (
        <>
          <p aria-live="polite">
            <strong>{t('places.counts', figures.data)}</strong>
          </p>
          <table className="places-table places-day-table">
            <thead>
              <tr>
                <th scope="col">{t('places.grids')}</th>
                <th scope="col">{t('places.building')}</th>
                <th scope="col">{t('places.dwellings')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.data.byGrid.map((grid) => (
                <tr key={grid.grid}>
                  <th scope="row">{grid.name}</th>
                  <td>{grid.buildings}</td>
                  <td>{grid.dwellings}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </section>
  )
}

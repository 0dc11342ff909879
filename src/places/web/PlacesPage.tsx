import './places.css'
import { Input } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../platform/web/states.tsx'
import type { Estate } from '../contract.ts'
import { useEstate, useHere } from './community.tsx'
import { FiguresOnDay } from './FiguresOnDay.tsx'
import { GridPart } from './GridPart.tsx'
import { AddHouse } from './houses/AddHouse.tsx'
import type { Answering } from './houses/HouseFields.tsx'
import { EstateView } from './map/EstateView.tsx'
import type { EstateLayer } from './map/layers.ts'
import { placesMessages } from './messages.ts'
import { OutlinesPanel } from './outlines/OutlinesPanel.tsx'
import { SheetsButton } from './SheetsButton.tsx'
import { useMayChange } from './use-may-change.ts'

type Props = {
  /** What other rooms know of buildings, to be shown on the map and in the list. */
  readonly layers: readonly EstateLayer[]
  readonly openIn: (building: string) => number
  /** Teams and groups that can answer for a new building. */
  readonly answering: Answering
  /** What else can be done with the estate. */
  readonly children?: ReactNode
}

/** The estate: a map with its layers, the list that says the same, how many there were on a day. */
export function PlacesPage({ layers, openIn, answering, children }: Props) {
  const t = useText(placesMessages)
  const community = useHere()
  const estate = useEstate(community.id)
  const mayMove = useMayChange(community.id)
  return (
    <main className="desk-page stack places-page">
      <h1>{t('places.title')}</h1>
      {estate.error ? <ErrorState error={estate.error} onAgain={() => void estate.refetch()} /> : null}
      {estate.isPending ? <LoadingFrame lines={8} label={t('places.loading')} /> : null}
      {estate.data ? (
        <>
          <p>{t('places.counts', estate.data.counts)}</p>
          {estate.data.buildings.length === 0 ? (
            <Empty title={t('places.no-buildings')}>
              {mayMove && estate.data.grids.length > 0 ? t('places.no-buildings-do') : null}
            </Empty>
          ) : null}
          {isDrawn(estate.data) ? (
            <EstateView estate={estate.data} layers={layers} mayMove={mayMove} openIn={openIn} />
          ) : null}
          {mayMove && estate.data.grids.length > 0 ? <AddHouse estate={estate.data} answering={answering} /> : null}
          <PlacesList estate={estate.data} layers={layers} mayChange={mayMove} />
          <FiguresOnDay community={estate.data.community.id} today={estate.data.today} />
          <OutlinesPanel community={estate.data.community.id} name={estate.data.community.name} mayChange={mayMove} />
          {children}
        </>
      ) : null}
    </main>
  )
}

type ListProps = { readonly estate: Estate; readonly layers: readonly EstateLayer[]; readonly mayChange: boolean }

function PlacesList({ estate, layers, mayChange }: ListProps) {
  const t = useText(placesMessages)
  const [wanted, setWanted] = useState('')
  const found = useMemo(() => buildingsLike(estate, wanted), [estate, wanted])
  return (
    <section className="stack" aria-labelledby="places-list">
      <h2 id="places-list">{t('places.list')}</h2>
      <div className="row">
        <Input
          type="search"
          className="places-find"
          aria-label={t('places.find')}
          placeholder={t('places.find')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <SheetsButton
          community={estate.community.id}
          label={t('places.all-sheets')}
          name={`${estate.community.name} QR`}
        />
      </div>
      {found.length === 0 && wanted.trim() !== '' ? <Empty title={t('places.none')} /> : null}
      {estate.grids.map((grid) => (
        <GridPart
          key={grid.id}
          grid={grid}
          estate={estate}
          mayChange={mayChange}
          buildings={found.filter((each) => each.grid === grid.id)}
          layers={layers}
          isOpen={wanted.trim() !== ''}
        />
      ))}
    </section>
  )
}

/** Whether there is anything to draw: grids have outlines before there are buildings. */
function isDrawn({ grids, buildings }: Estate): boolean {
  return [...grids, ...buildings].some(({ outline }) => outline.length > 2)
}

function buildingsLike(estate: Estate, wanted: string): Estate['buildings'] {
  const words = wanted.trim().toUpperCase()
  if (!words) return estate.buildings
  return estate.buildings.filter(({ name, code, number }) =>
    /^\d+$/.test(words) ? number === Number(words) : name.toUpperCase().includes(words) || code.includes(words),
  )
}

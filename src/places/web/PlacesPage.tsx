import './places.css'
import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../platform/web/states.tsx'
import type { Estate } from '../contract.ts'
import { useCommunity, useEstate } from './community.tsx'
import { placesMessages } from './messages.ts'
import { SheetsButton } from './SheetsButton.tsx'

/** Grids, buildings and staircases of the community, with the way to their QR sheets. */
export function PlacesPage() {
  const t = useText(placesMessages)
  const { community } = useCommunity()
  const estate = useEstate(community?.id)
  const [wanted, setWanted] = useState('')
  const found = useMemo(() => buildingsLike(estate.data, wanted), [estate.data, wanted])
  return (
    <main className="desk-page stack">
      <h1>{t('places.title')}</h1>
      {estate.error ? <ErrorState error={estate.error} onAgain={() => void estate.refetch()} /> : null}
      {estate.isPending ? <LoadingFrame lines={8} label={t('places.loading')} /> : null}
      {estate.data ? (
        <>
          <p>{t('places.counts', estate.data.counts)}</p>
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
              community={estate.data.community.id}
              label={t('places.all-sheets')}
              name={`${estate.data.community.name} QR`}
            />
          </div>
          {found.length === 0 ? <Empty title={t('places.none')} /> : null}
          {estate.data.grids.map((grid) => (
            <GridPart
              key={grid.id}
              grid={grid}
              community={estate.data.community.id}
              buildings={found.filter((each) => each.grid === grid.id)}
              isOpen={wanted.trim() !== ''}
            />
          ))}
        </>
      ) : null}
    </main>
  )
}

type GridProps = {
  readonly grid: Estate['grids'][number]
  readonly community: string
  readonly buildings: Estate['buildings']
  readonly isOpen: boolean
}

function GridPart({ grid, community, buildings, isOpen }: GridProps) {
  const t = useText(placesMessages)
  if (buildings.length === 0) return null
  return (
    <details className="places-grid" open={isOpen || undefined}>
      <summary>
        <h2>{grid.name}</h2>
        <span className="quiet">{t('places.buildings', { count: buildings.length })}</span>
      </summary>
      <p className="row">
        <Link to="/" search={{ grid: grid.id }}>
          {t('places.matters')}
        </Link>
        <SheetsButton
          community={community}
          only={{ grid: grid.id }}
          label={t('places.grid-sheets')}
          name={`${grid.name} QR`}
        />
      </p>
      <table className="places-table">
        <thead>
          <tr>
            {(['building', 'floors', 'lift', 'staircases', 'sheet'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`places.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buildings.map((building) => (
            <tr key={building.id}>
              <th scope="row">
                <Link to="/places/buildings/$id" params={{ id: building.id }}>
                  {building.name}
                </Link>
              </th>
              <td>{building.floors}</td>
              <td>{t(building.hasLift ? 'places.has-lift' : 'places.no-lift')}</td>
              <td className="row">
                {building.staircases.map((staircase) => (
                  <a key={staircase.id} href={`/b/${staircase.code}`} target="_blank" rel="noreferrer">
                    {staircase.name}
                  </a>
                ))}
              </td>
              <td className="row">
                <SheetsButton
                  isSmall
                  community={community}
                  only={{ building: building.id }}
                  label={t('places.building-sheets')}
                  name={`${building.name} QR`}
                />
                {building.staircases.map((staircase) => (
                  <SheetsButton
                    key={staircase.id}
                    isSmall
                    community={community}
                    only={{ staircase: staircase.id }}
                    label={staircase.name}
                    name={staircase.code}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function buildingsLike(estate: Estate | undefined, wanted: string): Estate['buildings'] {
  const words = wanted.trim().toUpperCase()
  if (!estate) return []
  if (!words) return estate.buildings
  return estate.buildings.filter(({ name, code, number }) =>
    /^\d+$/.test(words) ? number === Number(words) : name.toUpperCase().includes(words) || code.includes(words),
  )
}

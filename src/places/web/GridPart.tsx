import { Link } from '@tanstack/react-router'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../contract.ts'
import { GridActs } from './grids/GridActs.tsx'
import { gridMessages } from './grids/messages-grids.ts'
import type { EstateLayer } from './map/layers.ts'
import { placesMessages } from './messages.ts'
import { SheetsButton } from './SheetsButton.tsx'

type Props = {
  readonly grid: Estate['grids'][number]
  readonly estate: Estate
  readonly mayChange: boolean
  readonly buildings: Estate['buildings']
  /** What the map shows, said in a column each. */
  readonly layers: readonly EstateLayer[]
  readonly isOpen: boolean
}

/** One grid with its buildings as a table: what the map shows, for keyboard, screen reader and paper. */
export function GridPart({ grid, estate, mayChange, buildings, layers, isOpen }: Props) {
  const t = useText(placesMessages)
  const say = useText(gridMessages)
  const community = estate.community.id
  if (buildings.length === 0 && (isOpen || !mayChange)) return null
  return (
    <details className="places-grid" open={isOpen || undefined}>
      <summary>
        <h3>{grid.name}</h3>
        <span className="quiet">{t('places.buildings', { count: buildings.length })}</span>
        {grid.endsOn ? <span className="quiet">{say('grid.ends-on', { day: grid.endsOn })}</span> : null}
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
      {mayChange ? <GridActs estate={estate} grid={grid} /> : null}
      {buildings.length === 0 ? null : (
        <div className="places-table-frame">
          <table className="places-table">
            <thead>
              <tr>
                {(['building', 'floors', 'lift', 'staircases'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`places.${name}`)}
                  </th>
                ))}
                {layers.map((layer) => (
                  <th key={layer.key} scope="col">
                    {layer.label}
                  </th>
                ))}
                <th scope="col">{t('places.sheet')}</th>
              </tr>
            </thead>
            <tbody>
              {buildings.map((building) => (
                <BuildingLine key={building.id} building={building} community={community} layers={layers} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

type LineProps = Pick<Props, 'layers'> & { readonly community: string; readonly building: Estate['buildings'][number] }

function BuildingLine({ building, community, layers }: LineProps) {
  const t = useText(placesMessages)
  return (
    <tr>
      <th scope="row">
        <Link to="/places/buildings/$id" params={{ id: building.id }}>
          {building.name}
        </Link>
        {building.movesOn ? <span className="quiet"> {t('places.moves', { day: building.movesOn })}</span> : null}
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
      {layers.map((layer) => (
        <td key={layer.key}>{layer.of(building.id)?.word ?? '—'}</td>
      ))}
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
  )
}

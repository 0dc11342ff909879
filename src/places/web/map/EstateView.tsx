import './map.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { MoveForm } from '../building/MoveForm.tsx'
import { EstateMap } from './EstateMap.tsx'
import type { EstateLayer, Shape } from './layers.ts'
import { mapMessages } from './messages-map.ts'

type Props = {
  readonly estate: Estate
  readonly layers: readonly EstateLayer[]
  readonly mayMove: boolean
  /** How many matters are open in a building, of what the viewer may see. */
  readonly openIn: (building: string) => number
}

/** The map with its layers; a building that is clicked stands beside it and can be moved to another grid. */
export function EstateView({ estate, layers, mayMove, openIn }: Props) {
  const t = useText(mapMessages)
  const [key, setKey] = useState('grids')
  const [selected, setSelected] = useState<string>()
  const [isMoving, setMoving] = useState(false)
  const [towards, setTowards] = useState<string>()
  const layer = layers.find((each) => each.key === key)
  const pick = (shape: Shape) => {
    // While a building is being moved, a click chooses the grid it goes to.
    if (isMoving) return setTowards(shape.grid)
    setSelected(shape.kind === 'building' ? shape.id : undefined)
  }
  const close = () => {
    setMoving(false)
    setTowards(undefined)
  }
  const building = estate.buildings.find(({ id }) => id === selected)
  const gridName = estate.grids.find(({ id }) => id === building?.grid)?.name ?? ''
  return (
    <section className="estate" aria-labelledby="estate-title">
      <div className="estate-head">
        <h2 id="estate-title">{t('map.title')}</h2>
        <fieldset className="estate-layers">
          <legend className="spoken-only">{t('map.layers')}</legend>
          {[{ key: 'grids', label: t('map.grids') }, ...layers].map((each) => (
            <label key={each.key} className="estate-layer">
              <input type="radio" name="layer" checked={each.key === key} onChange={() => setKey(each.key)} />
              <span>{each.label}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="estate-two">
        <EstateMap estate={estate} layer={layer} selected={selected} onPick={pick} />
        <div className="estate-side" aria-live="polite">
          {building ? (
            <>
              <h3>{building.name}</h3>
              <p>{gridName}</p>
              {building.movesOn ? <p>{t('map.moves', { day: building.movesOn })}</p> : null}
              {layers.map((each) => {
                const mark = each.of(building.id)
                return mark ? <p key={each.key}>{mark.word}</p> : null
              })}
              <p className="row">
                <Link to="/places/buildings/$id" params={{ id: building.id }}>
                  {t('map.open')}
                </Link>
              </p>
              {mayMove && !isMoving && !building.movesOn ? (
                <Button onClick={() => setMoving(true)}>{t('map.move')}</Button>
              ) : null}
              {isMoving ? (
                <>
                  <p className="quiet">{t('map.pick-grid')}</p>
                  <MoveForm
                    community={estate.community.id}
                    house={{ ...building, gridName, today: estate.today }}
                    openMatters={openIn(building.id)}
                    towards={towards}
                    onClose={close}
                  />
                </>
              ) : null}
            </>
          ) : (
            <p className="quiet">
              {t(estate.buildings.length === 0 ? 'map.none' : mayMove ? 'map.pick-move' : 'map.pick')}
            </p>
          )}
        </div>
      </div>
      <p className="quiet">{t('map.list-below')}</p>
    </section>
  )
}

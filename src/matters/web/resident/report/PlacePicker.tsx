import { useState } from 'react'
import type { Estate } from '../../../../places/contract.ts'
import { useEstate } from '../../../../places/web/index.ts'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { TextField } from '../../../../platform/web/TextField.tsx'
import { type DraftPlace, nowhere } from './draft.ts'
import { reportMessages } from './messages.ts'

type Props = {
  readonly community: string
  readonly place: DraftPlace
  readonly onChange: (place: DraftPlace) => void
  readonly error: string | null
}

/** By the number of the building, which people know; who does not goes from grid to building. Then the staircase. */
export function PlacePicker({ community, place, onChange, error }: Props) {
  const t = useText(reportMessages)
  const estate = useEstate(community)
  const [typed, setTyped] = useState('')
  const [isByGrid, setByGrid] = useState(place.isApart)
  if (estate.error) return <ErrorState error={estate.error} onAgain={() => void estate.refetch()} />
  if (!estate.data) return <LoadingFrame lines={3} shape="cards" />
  const { data } = estate
  const isUnknown = typed !== '' && buildingOf(data, typed) === undefined
  return (
    <>
      <TextField
        label={t('where.number')}
        hint={t('where.number-hint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={typed}
        onChange={type}
        error={isUnknown ? t('where.number-unknown') : error}
      />
      {place.building ? <p className="here">{`${place.building.name} · ${place.grid?.name}`}</p> : null}
      <StaircaseChoice estate={data} place={place} onChange={onChange} />
      <details className="unfold" open={isByGrid} onToggle={(event) => setByGrid(event.currentTarget.open)}>
        <summary>{t('where.by-grid')}</summary>
        <div className="stack">
          <GridChoice estate={data} place={place} onChange={onChange} />
        </div>
      </details>
    </>
  )

  function type(words: string): void {
    setTyped(words.trim())
    const building = buildingOf(data, words.trim())
    if (building) setByGrid(false)
    onChange(building ? placeAt(data, building) : nowhere)
  }
}

type ChoiceProps = {
  readonly estate: Estate
  readonly place: DraftPlace
  readonly onChange: (place: DraftPlace) => void
}
type Building = Estate['buildings'][number]
const none = 'none'

function GridChoice({ estate, place, onChange }: ChoiceProps) {
  const t = useText(reportMessages)
  const inGrid = estate.buildings.filter((each) => each.grid === place.grid?.id)
  return (
    <>
      <ChoiceList
        label={t('where.grid')}
        shape="chips"
        choices={estate.grids.map((grid) => ({ value: grid.id, label: grid.name }))}
        value={place.grid?.id ?? null}
        onChange={(id) => onChange({ ...nowhere, grid: gridOf(estate, id) })}
      />
      {place.grid ? (
        <ChoiceList
          label={t('where.building')}
          shape="chips"
          choices={[
            ...inGrid.map((each) => ({ value: each.id, label: each.name })),
            { value: none, label: t('where.no-building') },
          ]}
          value={place.building?.id ?? (place.isApart ? none : null)}
          onChange={choose}
        />
      ) : null}
    </>
  )

  function choose(id: string): void {
    const building = inGrid.find((each) => each.id === id)
    onChange(building ? placeAt(estate, building) : { ...nowhere, grid: place.grid, isApart: true })
  }
}

function StaircaseChoice({ estate, place, onChange }: ChoiceProps) {
  const t = useText(reportMessages)
  const staircases = estate.buildings.find((each) => each.id === place.building?.id)?.staircases ?? []
  if (staircases.length < 2) return null
  return (
    <ChoiceList
      label={t('where.staircase')}
      shape="chips"
      choices={[
        ...staircases.map((each) => ({ value: each.code, label: each.name })),
        { value: none, label: t('where.no-staircase') },
      ]}
      value={place.staircase?.code ?? none}
      onChange={choose}
    />
  )

  function choose(code: string): void {
    const chosen = staircases.find((each) => each.code === code)
    onChange({ ...place, staircase: chosen ? { code, name: chosen.name } : null })
  }
}

function buildingOf(estate: Estate, typed: string): Building | undefined {
  const number = Number(typed.replace(/\D/g, ''))
  return estate.buildings.find((each) => each.number === number)
}

function gridOf(estate: Estate, id: string): DraftPlace['grid'] {
  const grid = estate.grids.find((each) => each.id === id)
  return grid ? { id, name: grid.name } : null
}

/** A building with the staircase where it has only one. */
function placeAt(estate: Estate, { id, name, floors, grid, staircases }: Building): DraftPlace {
  const [only, another] = staircases
  return {
    grid: gridOf(estate, grid),
    isApart: false,
    building: { id, name, floors },
    staircase: only && !another ? { code: only.code, name: only.name } : null,
  }
}

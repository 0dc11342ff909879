import { useEstate } from '../../../../places/web/index.ts'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import type { DraftPlace } from './draft.ts'
import { reportMessages } from './messages.ts'

type Props = {
  readonly community: string
  readonly place: DraftPlace
  readonly onChange: (place: DraftPlace) => void
  readonly error: string | null
}

const none = 'none'

/** Grid, then building, then staircase; each is asked once the one before is known. */
export function PlacePicker({ community, place, onChange, error }: Props) {
  const t = useText(reportMessages)
  const estate = useEstate(community)
  if (estate.error) return <ErrorState error={estate.error} onAgain={() => void estate.refetch()} />
  if (!estate.data) return <LoadingFrame lines={3} shape="cards" />
  const { grids, buildings } = estate.data
  const building = buildings.find((each) => each.id === place.building?.id)
  return (
    <>
      <ChoiceList
        label={t('where.grid')}
        shape="chips"
        error={error}
        choices={grids.map((grid) => ({ value: grid.id, label: grid.name }))}
        value={place.grid?.id ?? null}
        onChange={chooseGrid}
      />
      {place.grid ? (
        <ChoiceList
          label={t('where.building')}
          shape="chips"
          choices={[
            ...buildings
              .filter((each) => each.grid === place.grid?.id)
              .map((each) => ({ value: each.id, label: each.name })),
            { value: none, label: t('where.no-building') },
          ]}
          value={place.building?.id ?? none}
          onChange={chooseBuilding}
        />
      ) : null}
      {building && building.staircases.length > 1 ? (
        <ChoiceList
          label={t('where.staircase')}
          shape="chips"
          choices={[
            ...building.staircases.map((each) => ({ value: each.code, label: each.name })),
            { value: none, label: t('where.no-staircase') },
          ]}
          value={place.staircase?.code ?? none}
          onChange={chooseStaircase}
        />
      ) : null}
    </>
  )

  function chooseGrid(id: string): void {
    const grid = grids.find((each) => each.id === id)
    if (grid) onChange({ grid: { id, name: grid.name }, building: null, staircase: null })
  }

  function chooseBuilding(id: string): void {
    const chosen = buildings.find((each) => each.id === id)
    const [only, another] = chosen?.staircases ?? []
    onChange({
      ...place,
      building: chosen ? { id, name: chosen.name, floors: chosen.floors } : null,
      staircase: only && !another ? { code: only.code, name: only.name } : null,
    })
  }

  function chooseStaircase(code: string): void {
    const chosen = building?.staircases.find((each) => each.code === code)
    onChange({ ...place, staircase: chosen ? { code, name: chosen.name } : null })
  }
}

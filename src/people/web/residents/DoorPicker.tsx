import { useQuery } from '@tanstack/react-query'
import { readBuilding } from '../../../places/contract-buildings.ts'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { callSignedIn } from '../session-watch.ts'
import { residentMessages } from './messages-residents.ts'

export type ChosenDoor = { readonly building: string; readonly dwelling: string }

type Props = {
  readonly value: ChosenDoor
  readonly wrong: string | null
  readonly onChange: (door: ChosenDoor) => void
}

/** A door of the estate: first the building, then the door as it stands on the plate. */
export function DoorPicker({ value, wrong, onChange }: Props) {
  const t = useText(residentMessages)
  const community = useHere()
  const estate = useEstate(community.id)
  const { building, dwelling } = value
  const house = useQuery({
    queryKey: ['places', 'building', community.id, building],
    queryFn: ({ signal }) => callSignedIn(readBuilding, { params: { community: community.id, building } }, { signal }),
    enabled: building !== '',
  })
  const names = new Map(house.data?.staircases.map(({ id, name }) => [id, name]))
  const isOne = names.size < 2
  const doors = (house.data?.doors ?? []).filter(({ to }) => to === null)
  return (
    <div className="row">
      <ChoiceBox
        label={t('form.building')}
        none={t('form.choose')}
        value={building}
        choices={(estate.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => onChange({ building: next ?? '', dwelling: '' })}
      />
      <ChoiceBox
        label={t('form.door')}
        none={t('form.choose')}
        value={dwelling}
        choices={doors.map(({ id, door, staircase }) => ({
          value: id,
          label: door,
          ...(isOne ? {} : { group: names.get(staircase) ?? '' }),
        }))}
        onChange={(next) => onChange({ building, dwelling: next ?? '' })}
      />
      {wrong ? (
        <p className="staff-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  )
}

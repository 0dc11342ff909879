import { Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useEstate } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { AskProps } from './AskField.tsx'
import type { Draft } from './act-forms.ts'
import { actMessages } from './messages-acts.ts'
import { useMatterWords } from './words.ts'

const spotKinds = ['entrance', 'floor', 'facility', 'outdoors', 'dwelling'] as const
type Choice = { readonly value: string; readonly label: string }

/** Where it is: building and staircase, or a grid, and the exact spot. */
export function AskPlace({ matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const id = useId()
  const { data } = useEstate(matter.place.community)
  const building = data?.buildings.find((each) => each.id === draft.building)
  const spot: NonNullable<Draft['spot']> = draft.spot ?? matter.place.spot
  const changeSpot = (part: Partial<typeof spot>) => change({ spot: { ...spot, ...part } })
  return (
    <div className="ask-place">
      <Choose
        label={say('ask.grid')}
        value={draft.grid ?? building?.grid}
        choices={(data?.grids ?? []).map((each) => ({ value: each.id, label: each.name }))}
        onChange={(grid) => change({ ...without, grid, spot })}
      />
      <Choose
        label={say('ask.building')}
        none={say('ask.no-building')}
        value={draft.building}
        choices={(data?.buildings ?? [])
          .filter((each) => !draft.grid || each.grid === draft.grid)
          .map((each) => ({ value: each.id, label: each.name }))}
        onChange={(value) => change({ ...without, building: value, spot })}
      />
      <Choose
        label={say('ask.staircase')}
        none={say('ask.no-staircase')}
        value={draft.staircase}
        choices={(building?.staircases ?? []).map((each) => ({ value: each.code, label: each.name }))}
        onChange={(staircase) => change({ staircase })}
      />
      <Choose
        label={say('ask.spot-kind')}
        value={spot.kind}
        choices={spotKinds.map((value) => ({ value, label: words.code('spot', value) }))}
        onChange={(kind) => changeSpot({ kind: kind as typeof spot.kind })}
      />
      <div className="ask">
        <label htmlFor={`${id}-floor`}>{say('ask.floor')}</label>
        <InputNumber
          id={`${id}-floor`}
          min={-3}
          max={60}
          value={spot.floor ?? null}
          onChange={(floor) => floor !== null && changeSpot({ floor })}
        />
      </div>
      <div className="ask">
        <label htmlFor={`${id}-words`}>{say('ask.spot-words')}</label>
        <Input
          id={`${id}-words`}
          maxLength={200}
          value={spot.words}
          onChange={(event) => changeSpot({ words: event.target.value })}
        />
      </div>
    </div>
  )
}

/** Another grid or building makes what stood below it meaningless. */
const without: Draft = { building: undefined, staircase: undefined }

type ChooseProps = {
  readonly label: string
  readonly none?: string
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly onChange: (value: string | undefined) => void
}

function Choose({ label, none, value, choices, onChange }: ChooseProps) {
  const say = useText(actMessages)
  const id = useId()
  return (
    <div className="ask">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={none !== undefined}
        placeholder={none ?? say('ask.choose')}
        value={value ?? null}
        options={[...choices]}
        onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
      />
    </div>
  )
}

import { Input, InputNumber } from 'antd'
import { useId } from 'react'
import { useEstate } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Draft } from './act-forms.ts'
import type { AskProps } from './form-props.ts'
import { actMessages } from './messages-acts.ts'
import { useMatterWords } from './words.ts'

const spotKinds = ['entrance', 'floor', 'facility', 'outdoors', 'dwelling'] as const
/** Another grid or building makes what stood below it meaningless. */
const cleared: Draft = { building: undefined, staircase: undefined }

/** Where it is: building and staircase, or a grid, and the exact spot. */
export function AskPlace({ matter, draft, change }: AskProps) {
  return <PlaceFields community={matter.place.community} spot={matter.place.spot} draft={draft} change={change} />
}

type PlaceProps = Pick<AskProps, 'draft' | 'change'> & {
  readonly community: string
  /** The spot as long as nothing else is chosen. */
  readonly spot: Spot
}

/** The same fields for a matter that is not there yet. */
export function PlaceFields({ community, spot: given, draft, change }: PlaceProps) {
  const say = useText(actMessages)
  const { data } = useEstate(community)
  const building = data?.buildings.find((each) => each.id === draft.building)
  const grid = draft.grid ?? building?.grid
  const spot = draft.spot ?? given
  const buildings = (data?.buildings ?? []).filter((each) => !grid || each.grid === grid)
  return (
    <div className="ask-place">
      <ChoiceBox
        label={say('ask.grid')}
        none={say('ask.choose')}
        value={grid}
        choices={(data?.grids ?? []).map((each) => ({ value: each.id, label: each.name }))}
        onChange={(value) => change({ ...cleared, grid: value, spot })}
      />
      <ChoiceBox
        label={say('ask.building')}
        none={say('ask.no-building')}
        value={draft.building}
        choices={buildings.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(value) => change({ ...cleared, building: value, spot })}
      />
      <ChoiceBox
        label={say('ask.staircase')}
        none={say('ask.no-staircase')}
        value={draft.staircase}
        choices={(building?.staircases ?? []).map((each) => ({ value: each.code, label: each.name }))}
        onChange={(staircase) => change({ staircase })}
      />
      <AskSpot spot={spot} onChange={(next) => change({ spot: next })} />
    </div>
  )
}

type Spot = NonNullable<Draft['spot']>
type SpotProps = { readonly spot: Spot; readonly onChange: (spot: Spot) => void }

function AskSpot({ spot, onChange }: SpotProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const id = useId()
  const { floor: _floor, ...withoutFloor } = spot
  const { words: _words, ...withoutWords } = spot
  return (
    <>
      <ChoiceBox
        label={say('ask.spot-kind')}
        value={spot.kind}
        choices={spotKinds.map((value) => ({ value, label: words.code('spot', value) }))}
        onChange={(kind) => onChange({ ...spot, kind: spotKinds.find((each) => each === kind) ?? spot.kind })}
      />
      <div className="ask">
        <label htmlFor={`${id}-floor`}>{say('ask.floor')}</label>
        <InputNumber
          id={`${id}-floor`}
          min={-3}
          max={60}
          precision={0}
          value={spot.floor ?? null}
          onChange={(floor) => onChange(floor === null ? withoutFloor : { ...spot, floor })}
        />
      </div>
      <div className="ask">
        <label htmlFor={`${id}-words`}>{say('ask.spot-words')}</label>
        <Input
          id={`${id}-words`}
          maxLength={200}
          value={spot.words ?? ''}
          onChange={({ target }) => onChange(target.value ? { ...spot, words: target.value } : withoutWords)}
        />
      </div>
    </>
  )
}

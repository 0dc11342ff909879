import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import {
  addFacility,
  type Building,
  type Condition,
  changeFacility,
  conditions,
  endFacility,
  type Facility,
  type FacilityKind,
  facilityKinds,
} from '../../contract-buildings.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { HouseField, Wrong } from './HouseField.tsx'
import { holdsOn } from './matrix.ts'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'

type Close = { readonly community: string; readonly onClose: () => void }

/** Enters a facility. */
export function AddFacilityForm({ community, house, onClose }: Close & { readonly house: Building }) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [kind, setKind] = useState<FacilityKind>('lamp')
  const [staircase, setStaircase] = useState<string>()
  const [floor, setFloor] = useState('')
  const [spot, setSpot] = useState('')
  const [condition, setCondition] = useState<Condition>('good')
  const [checkedOn, setCheckedOn] = useState(house.today)
  const send = (commandId: string) => {
    const at = { ...(staircase ? { staircase } : {}), ...(floor ? { floor: Number(floor) } : {}) }
    const body = { kind, spot: spot.trim(), condition, ...at, ...(checkedOn ? { checkedOn } : {}) }
    return ask(addFacility, { params: { community, building: house.id }, body }, { commandId })
  }
  return (
    <ChangeForm title={t('facility.add')} sendWords={t('facility.add-send')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <div className="house-fields">
          <ChoiceBox
            label={t('facility.kind')}
            value={kind}
            choices={facilityKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => value && setKind(value as FacilityKind)}
          />
          <ChoiceBox
            label={t('facility.staircase')}
            value={staircase}
            none={t('facility.whole-house')}
            choices={house.staircases
              .filter((each) => holdsOn(each, house.today))
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setStaircase}
          />
          <HouseField
            label={t('facility.floor')}
            type="number"
            value={floor}
            wrong={wrong('floor')}
            onChange={setFloor}
          />
          <HouseField label={t('facility.spot')} value={spot} wrong={wrong('spot')} onChange={setSpot} />
          <ConditionBox value={condition} onChange={setCondition} />
          <HouseField
            label={t('facility.checked')}
            type="date"
            max={house.today}
            value={checkedOn}
            wrong={wrong('checkedOn')}
            onChange={setCheckedOn}
          />
          <Wrong words={wrong('staircase')} />
        </div>
      )}
    </ChangeForm>
  )
}

type OfFacility = Close & { readonly facility: Facility; readonly today: string }

/** Writes down what a facility is like now. */
export function LookForm({ community, facility, today, onClose }: OfFacility) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [spot, setSpot] = useState(facility.spot)
  const [condition, setCondition] = useState(facility.condition)
  const [checkedOn, setCheckedOn] = useState(today)
  const send = (commandId: string) => {
    const body = { spot: spot.trim(), condition, ...(checkedOn ? { checkedOn } : {}) }
    return ask(changeFacility, { params: { community, facility: facility.id }, body }, { commandId })
  }
  const title = `${t('facility.look')} · ${t(`kind.${facility.kind}`)}`
  return (
    <ChangeForm title={title} sendWords={t('house.save')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <div className="house-fields">
          <HouseField label={t('facility.spot')} value={spot} wrong={wrong('spot')} onChange={setSpot} />
          <ConditionBox value={condition} onChange={setCondition} />
          <HouseField
            label={t('facility.checked')}
            type="date"
            max={today}
            value={checkedOn}
            wrong={wrong('checkedOn')}
            onChange={setCheckedOn}
          />
        </div>
      )}
    </ChangeForm>
  )
}

/** Says that a facility is gone from a day on. */
export function EndFacilityForm({ community, facility, today, onClose }: OfFacility) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [on, setOn] = useState(today)
  const send = (commandId: string) =>
    ask(endFacility, { params: { community, facility: facility.id }, body: { on } }, { commandId })
  const title = `${t('facility.end')} · ${t(`kind.${facility.kind}`)} ${facility.spot}`
  return (
    <ChangeForm
      title={title}
      follows={<p>{t('facility.end-follows')}</p>}
      sendWords={t('facility.end')}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) => (
        <HouseField
          label={t('facility.end-on')}
          type="date"
          value={on}
          wrong={wrong('on') ?? wrong('facility')}
          onChange={setOn}
        />
      )}
    </ChangeForm>
  )
}

function ConditionBox({
  value,
  onChange,
}: {
  readonly value: Condition
  readonly onChange: (value: Condition) => void
}) {
  const t = useText(houseMessages)
  return (
    <ChoiceBox
      label={t('facility.condition')}
      value={value}
      choices={conditions.map((each) => ({ value: each, label: t(`condition.${each}`) }))}
      onChange={(next) => next && onChange(next as Condition)}
    />
  )
}

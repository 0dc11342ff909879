import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building, Door } from '../../contract-buildings.ts'
import { addDwelling, endDwelling, mergeDwellings } from '../../contract-doors.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { DayField } from './DayField.tsx'
import { HouseField, Wrong } from './HouseField.tsx'
import { holdsOn } from './matrix.ts'
import { doorMessages } from './messages-doors.ts'
import { usePlacesCall } from './places-call.ts'

export type OfHouse = { readonly community: string; readonly house: Building; readonly onClose: () => void }

/** Makes one door of several, after saying what follows. */
export function MergeDoorsForm({ community, house, chosen, onClose }: OfHouse & { readonly chosen: readonly Door[] }) {
  const t = useText(doorMessages)
  const ask = usePlacesCall()
  const [door, setDoor] = useState(chosen[0]!.door)
  const [from, setFrom] = useState(house.today)
  const doors = chosen.map((each) => each.door).join(t('doors.between'))
  const send = (commandId: string) => {
    const body = { dwellings: chosen.map(({ id }) => id), door: door.trim(), from }
    return ask(mergeDwellings, { params: { community, building: house.id }, body }, { commandId })
  }
  return (
    <ChangeForm
      title={t('doors.merge-title', { doors })}
      sendWords={t('doors.merge')}
      isReady={door.trim() !== '' && from !== ''}
      onSend={send}
      onClose={onClose}
      follows={
        <>
          <p>{t('doors.merge-follows', { day: from, doors, door })}</p>
          <ul>
            <li>{t('doors.merge-people', { first: chosen[0]!.door })}</li>
            <li>{t('doors.history-stays')}</li>
          </ul>
        </>
      }
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <HouseField label={t('doors.new-number')} value={door} most={20} wrong={wrong('door')} onChange={setDoor} />
            <DayField today={house.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          {chosen.map((each, index) => {
            const words = wrong(`dwellings.${index}`)
            return words ? <Wrong key={each.id} words={`${each.door}：${words}`} /> : null
          })}
        </>
      )}
    </ChangeForm>
  )
}

/** Ends a door from a day on. */
export function EndDoorForm({ community, house, door, onClose }: OfHouse & { readonly door: Door }) {
  const t = useText(doorMessages)
  const ask = usePlacesCall()
  const [from, setFrom] = useState(house.today)
  const send = (commandId: string) => {
    const body = { dwelling: door.id, from }
    return ask(endDwelling, { params: { community, building: house.id }, body }, { commandId })
  }
  return (
    <ChangeForm
      title={t('doors.end-title', { doors: door.door })}
      sendWords={t('doors.end')}
      isReady={from !== ''}
      onSend={send}
      onClose={onClose}
      follows={<p>{t('doors.end-follows', { doors: door.door })}</p>}
    >
      {(wrong) => (
        <div className="house-fields">
          <DayField today={house.today} value={from} wrong={wrong('from') ?? wrong('dwelling')} onChange={setFrom} />
        </div>
      )}
    </ChangeForm>
  )
}

/** Adds a door to a staircase. */
export function AddDoorForm({ community, house, onClose }: OfHouse) {
  const t = useText(doorMessages)
  const ask = usePlacesCall()
  const staircases = house.staircases.filter((each) => holdsOn(each, house.today))
  const [staircase, setStaircase] = useState(staircases[0]?.id)
  const [floor, setFloor] = useState('1')
  const [door, setDoor] = useState('')
  const [from, setFrom] = useState(house.today)
  const send = (commandId: string) => {
    const body = { staircase: staircase ?? '', floor: Number(floor), door: door.trim(), from }
    return ask(addDwelling, { params: { community, building: house.id }, body }, { commandId })
  }
  return (
    <ChangeForm
      title={t('doors.add-title')}
      sendWords={t('doors.add')}
      isReady={staircase !== undefined && floor !== '' && door.trim() !== '' && from !== ''}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) => (
        <div className="house-fields">
          <ChoiceBox
            label={t('doors.staircase')}
            value={staircase}
            choices={staircases.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setStaircase}
          />
          <HouseField label={t('doors.floor')} type="number" value={floor} wrong={wrong('floor')} onChange={setFloor} />
          <HouseField label={t('doors.number')} value={door} most={20} wrong={wrong('door')} onChange={setDoor} />
          <DayField today={house.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          <Wrong words={wrong('staircase')} />
        </div>
      )}
    </ChangeForm>
  )
}

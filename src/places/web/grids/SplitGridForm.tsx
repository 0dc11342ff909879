import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { splitGrid } from '../../contract-grids.ts'
import { ChangeForm } from '../building/ChangeForm.tsx'
import { DayField } from '../building/DayField.tsx'
import { HouseField, Wrong } from '../building/HouseField.tsx'
import { usePlacesCall } from '../building/places-call.ts'
import type { OfGrid } from './GridForms.tsx'
import { gridMessages } from './messages-grids.ts'

/** Splits a grid off another: its name, the buildings that go, from when; what follows is said first. */
export function SplitGridForm({ estate, grid, houses, onClose }: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const [name, setName] = useState('')
  const [going, setGoing] = useState<readonly string[]>([])
  const [from, setFrom] = useState(estate.today)
  const toggle = (id: string) => setGoing(going.includes(id) ? going.filter((each) => each !== id) : [...going, id])
  const send = (commandId: string) => {
    const params = { community: estate.community.id, grid: grid.id }
    return ask(splitGrid, { params, body: { name: name.trim(), buildings: [...going], from } }, { commandId })
  }
  return (
    <ChangeForm
      title={t('grid.split-title', { grid: grid.name })}
      sendWords={t('grid.split')}
      isReady={name.trim() !== '' && going.length > 0 && from !== ''}
      onSend={send}
      onClose={onClose}
      follows={
        <>
          {going.length > 0 ? <p>{t('grid.split-follows', { day: from, count: going.length })}</p> : null}
          <ul>
            <li>{t('grid.split-posts')}</li>
            <li>{t('grid.follows-matters')}</li>
            <li>{t('grid.follows-history')}</li>
          </ul>
        </>
      }
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <HouseField label={t('grid.name')} value={name} most={30} wrong={wrong('name')} onChange={setName} />
            <DayField today={estate.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <fieldset className="grid-houses">
            <legend>{t('grid.buildings')}</legend>
            {houses.map((house) => (
              <label key={house.id} className="door-pick">
                <input type="checkbox" checked={going.includes(house.id)} onChange={() => toggle(house.id)} />
                <span>{house.name}</span>
              </label>
            ))}
          </fieldset>
          <Wrong words={wrong('buildings') ?? wrong('grid')} />
        </>
      )}
    </ChangeForm>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building } from '../../contract-buildings.ts'
import { endBuilding } from '../../contract-houses.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { DayField } from './DayField.tsx'
import { Wrong } from './HouseField.tsx'
import { doorsOn } from './matrix.ts'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'

type Props = { readonly community: string; readonly house: Building }

/** The way to end a building: it is a quiet button, and says first what follows. */
export function EndHouse({ community, house }: Props) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [isOpen, setOpen] = useState(false)
  const [from, setFrom] = useState(house.today)
  const doors = doorsOn(house.doors, house.today)
  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('house.end')}</Button>
      </p>
    )
  return (
    <ChangeForm
      level={2}
      title={t('house.end-title', { building: house.name })}
      sendWords={t('house.end')}
      isReady={from !== ''}
      onSend={(commandId) =>
        ask(endBuilding, { params: { community, building: house.id }, body: { from } }, { commandId })
      }
      onClose={() => setOpen(false)}
      follows={
        <>
          <p>{t('house.end-follows', { day: from, doors: doors.length })}</p>
          <ul>
            <li>{t('house.end-people')}</li>
            <li>{t('house.end-matters')}</li>
            <li>{t('house.end-history')}</li>
          </ul>
        </>
      }
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <DayField today={house.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <Wrong words={wrong('building')} />
          {doors.map(({ id, door }) => {
            const words = wrong(`doors.${id}`)
            return words ? <Wrong key={id} words={`${door}：${words}`} /> : null
          })}
        </>
      )}
    </ChangeForm>
  )
}

import { useNavigate } from '@tanstack/react-router'
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
  const leave = useNavigate()
  const doors = doorsOn(house.doors, house.today)
  const isMistake = from === house.from
  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('house.end')}</Button>
      </p>
    )
  return (
    <ChangeForm
      level={2}
      title={t(isMistake ? 'house.take-back-title' : 'house.end-title', { building: house.name })}
      sendWords={t(isMistake ? 'house.take-back' : 'house.end')}
      isReady={from !== ''}
      onSend={async (commandId) => {
        await ask(endBuilding, { params: { community, building: house.id }, body: { from } }, { commandId })
        if (isMistake) await leave({ to: '/places' })
      }}
      onClose={() => setOpen(false)}
      follows={isMistake ? <TakesBack doors={doors.length} /> : <Ends day={from} doors={doors.length} />}
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

function Ends({ day, doors }: { readonly day: string; readonly doors: number }) {
  const t = useText(houseMessages)
  return (
    <>
      <p>{t('house.end-follows', { day, doors })}</p>
      <ul>
        <li>{t('house.end-people')}</li>
        <li>{t('house.end-matters')}</li>
        <li>{t('house.end-history')}</li>
      </ul>
    </>
  )
}

function TakesBack({ doors }: { readonly doors: number }) {
  const t = useText(houseMessages)
  return (
    <>
      <p>{t('house.take-back-follows', { doors })}</p>
      <p>{t('house.take-back-only')}</p>
    </>
  )
}

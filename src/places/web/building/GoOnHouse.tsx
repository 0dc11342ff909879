import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building } from '../../contract-buildings.ts'
import { withdrawBuildingEnd } from '../../contract-houses.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { Wrong } from './HouseField.tsx'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'

type Props = { readonly community: string; readonly house: Building }

/** The way to take the planned end of a building back, until its day has come. */
export function GoOnHouse({ community, house }: Props) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('house.go-on')}</Button>
      </p>
    )
  return (
    <ChangeForm
      level={2}
      title={t('house.go-on')}
      sendWords={t('house.go-on')}
      onSend={(commandId) => ask(withdrawBuildingEnd, { params: { community, building: house.id } }, { commandId })}
      onClose={() => setOpen(false)}
      follows={
        <>
          <p>{t('house.go-on-follows')}</p>
          <p>{t('house.go-on-planned')}</p>
        </>
      }
    >
      {(wrong) => <Wrong words={wrong('building')} />}
    </ChangeForm>
  )
}

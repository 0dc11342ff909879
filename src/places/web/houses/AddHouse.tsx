import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { addBuilding } from '../../contract-houses.ts'
import { ChangeForm } from '../building/ChangeForm.tsx'
import { Wrong } from '../building/HouseField.tsx'
import { usePlacesCall } from '../building/places-call.ts'
import { type Answering, HouseFields } from './HouseFields.tsx'
import { newHouseMessages } from './messages-houses.ts'
import { OutlineFields } from './OutlineFields.tsx'
import { bodyOf, useHouseDraft } from './use-house-draft.ts'

type Props = { readonly estate: Estate; readonly answering: Answering }

/** The way to enter a building; the form opens in its place. */
export function AddHouse(props: Props) {
  const t = useText(newHouseMessages)
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <AddHouseForm {...props} onClose={() => setOpen(false)} />
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{t('new.open')}</Button>
    </p>
  )
}

function AddHouseForm({ estate, answering, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(newHouseMessages)
  const ask = usePlacesCall()
  const entering = useHouseDraft(estate)
  const { draft, corners, isReady } = entering
  const send = (commandId: string) => {
    const body = bodyOf(draft, corners ?? [])
    return ask(addBuilding, { params: { community: estate.community.id }, body }, { commandId })
  }
  const [floors, staircases, doors] = [draft.floors, draft.staircases, draft.doors].map(Number) as [
    number,
    number,
    number,
  ]
  return (
    <ChangeForm
      level={2}
      title={t('new.title')}
      sendWords={t('new.send')}
      isReady={isReady}
      onSend={send}
      onClose={onClose}
      follows={
        <>
          <p>
            {t('new.follows', {
              day: draft.from,
              number: draft.number,
              staircases,
              dwellings: floors * staircases * doors,
              last: `${floors}${String(doors).padStart(2, '0')}`,
            })}
          </p>
          <ul>
            <li>{t('new.follows-doors')}</li>
            <li>{t('new.follows-codes')}</li>
            <li>{t('new.follows-captain')}</li>
          </ul>
        </>
      }
    >
      {(wrong) => (
        <>
          <HouseFields estate={estate} answering={answering} entering={entering} wrong={wrong} />
          <OutlineFields estate={estate} entering={entering} wrong={wrong} />
          {estate.buildings.map(({ id, name }) => {
            const words = wrong(`outline.${id}`)
            return words ? <Wrong key={id} words={`${name}：${words}`} /> : null
          })}
        </>
      )}
    </ChangeForm>
  )
}

import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Door } from '../../contract-buildings.ts'
import { splitDwelling } from '../../contract-doors.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { DayField } from './DayField.tsx'
import type { OfHouse } from './DoorForms.tsx'
import { HouseField, Wrong } from './HouseField.tsx'
import { doorMessages } from './messages-doors.ts'
import { usePlacesCall } from './places-call.ts'

type Part = { readonly id: number; readonly door: string; readonly area: string }

const mostParts = 6

/** Makes several doors of one, after saying what follows. */
export function SplitDoorForm({ community, house, door, onClose }: OfHouse & { readonly door: Door }) {
  const t = useText(doorMessages)
  const ask = usePlacesCall()
  const [from, setFrom] = useState(house.today)
  const [parts, setParts] = useState<readonly Part[]>(
    ['A', 'B'].map((letter, id) => ({ id, door: `${door.door}${letter}`, area: '' })),
  )
  const put = (at: number, change: Partial<Part>) =>
    setParts(parts.map((part) => (part.id === at ? { ...part, ...change } : part)))
  const send = (commandId: string) => {
    const named = parts.map((part) => ({
      door: part.door.trim(),
      ...(part.area === '' ? {} : { area: Number(part.area) }),
    }))
    const body = { dwelling: door.id, parts: named, from }
    return ask(splitDwelling, { params: { community, building: house.id }, body }, { commandId })
  }
  return (
    <ChangeForm
      title={t('doors.split-title', { door: door.door })}
      sendWords={t('doors.split')}
      isReady={from !== '' && parts.every((part) => part.door.trim() !== '')}
      onSend={send}
      onClose={onClose}
      follows={
        <ul>
          <li>{t('doors.split-people')}</li>
          <li>{t('doors.history-stays')}</li>
        </ul>
      }
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            {parts.map((part, index) => (
              <Fragment key={part.id}>
                <HouseField
                  label={t('doors.part', { count: index + 1 })}
                  value={part.door}
                  most={20}
                  wrong={wrong(`parts.${index}.door`)}
                  onChange={(value) => put(part.id, { door: value })}
                />
                <HouseField
                  label={t('doors.part-area', { count: index + 1 })}
                  type="number"
                  value={part.area}
                  wrong={wrong(`parts.${index}.area`)}
                  onChange={(value) => put(part.id, { area: value })}
                />
              </Fragment>
            ))}
            <DayField today={house.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <Wrong words={wrong('dwelling')} />
          {parts.length < mostParts ? (
            <p>
              <Button onClick={() => setParts([...parts, { id: parts.length, door: '', area: '' }])}>
                {t('doors.more-parts')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </ChangeForm>
  )
}

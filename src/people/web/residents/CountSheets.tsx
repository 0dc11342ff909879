import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { correctHeadCount, endHousehold } from '../../contract-homes.ts'
import { keepHousehold } from '../../contract-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { type ChosenDoor, DoorPicker } from './DoorPicker.tsx'
import { homeMessages } from './messages-homes.ts'
import { useResidentWords } from './resident-words.ts'
import type { Home } from './use-residents.ts'

type NewProps = { readonly door?: ChosenDoor; readonly onClose: () => void }

/** Enters a household by how many live there, without a name. */
export function CountSheet({ door: given, onClose }: NewProps) {
  const { t } = useResidentWords()
  const say = useText(homeMessages)
  const community = useHere()
  const [door, setDoor] = useState<ChosenDoor>(given ?? { building: '', dwelling: '' })
  const [count, setCount] = useState('')
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = { dwelling: door.dwelling, headCount: Number(count), ...(from ? { from } : {}) }
    return callSignedIn(keepHousehold, { params: { community: community.id }, body }, { commandId })
  }
  return (
    <ActSheet level={given ? 3 : 2} title={say('act.count-add')} why={say('count.why')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          {given ? null : <DoorPicker value={door} wrong={wrong('dwelling')} onChange={setDoor} />}
          <ActLine label={say('form.count')} value={count} wrong={wrong('headCount')} onChange={setCount} />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

type HomeProps = { readonly household: NonNullable<Home['household']>; readonly onClose: () => void }

/** How many live there in all; empty where everybody is there by name. */
export function CorrectCountSheet({ household, onClose }: HomeProps) {
  const say = useText(homeMessages)
  const community = useHere()
  const [count, setCount] = useState(household.headCount === null ? '' : String(household.headCount))
  const send = (commandId: string) => {
    const params = { community: community.id, household: household.id }
    const body = { headCount: count.trim() === '' ? null : Number(count) }
    return callSignedIn(correctHeadCount, { params, body }, { commandId })
  }
  return (
    <ActSheet title={say('act.count')} why={say('count.correct-why')} onSend={send} onClose={onClose}>
      {(wrong) => <ActLine label={say('form.count')} value={count} wrong={wrong('headCount')} onChange={setCount} />}
    </ActSheet>
  )
}

/** Says that a household of which nobody is there by name lives here no more. */
export function EndCountedSheet({ household, onClose }: HomeProps) {
  const { t } = useResidentWords()
  const say = useText(homeMessages)
  const community = useHere()
  const [on, setOn] = useState(dayOf(serverNow()))
  const send = (commandId: string) => {
    const params = { community: community.id, household: household.id }
    return callSignedIn(endHousehold, { params, body: { on } }, { commandId })
  }
  return (
    <ActSheet title={say('act.count-end')} onSend={send} onClose={onClose}>
      {(wrong) => <ActLine label={t('form.on')} type="date" value={on} wrong={wrong('on')} onChange={setOn} />}
    </ActSheet>
  )
}

import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { dropIdNumber, keepIdNumber, noteCaptainConsent } from '../../contract-contacts.ts'
import { correctResident, endResident, moveResident } from '../../contract-residents.ts'
import type { Relation } from '../../residents/rules-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { type ChosenDoor, DoorPicker } from './DoorPicker.tsx'
import { residentMessages } from './messages-residents.ts'
import { emptyDraft, PersonFields, personOf, RelationBox } from './PersonFields.tsx'
import type { Resident } from './use-residents.ts'

type Props = { readonly resident: Resident; readonly onClose: () => void }

function useParams({ id: person }: Resident) {
  const community = useHere()
  return { community: community.id, person }
}

/** Puts right what is said of her; what is left empty stays. */
export function CorrectSheet({ resident, onClose }: Props) {
  const t = useText(residentMessages)
  const params = useParams(resident)
  const { sex, birth, relation } = resident
  const before = { ...emptyDraft, sex: sex ?? '', relation: relation ?? '' }
  const [draft, setDraft] = useState({
    ...before,
    year: birth ? String(birth.year) : '',
    month: birth?.month ? String(birth.month) : '',
  })
  const send = (commandId: string) => {
    const { relation: place, ...rest } = personOf(draft)
    const body = { ...rest, ...(place && place !== relation ? { relation: place } : {}) }
    return callSignedIn(correctResident, { params, body }, { commandId })
  }
  return (
    <ActSheet level={2} title={t('act.correct')} onSend={send} onClose={onClose}>
      {(wrong) => <PersonFields draft={draft} isCorrection wrong={wrong} onChange={setDraft} />}
    </ActSheet>
  )
}

/** Moves her to another door from a day on. */
export function MoveSheet({ resident, onClose }: Props) {
  const t = useText(residentMessages)
  const params = useParams(resident)
  const [door, setDoor] = useState<ChosenDoor>({ building: '', dwelling: '' })
  const [from, setFrom] = useState(dayOf(serverNow()))
  const [relation, setRelation] = useState<string>()
  const send = (commandId: string) => {
    const body = { dwelling: door.dwelling, from, ...(relation ? { relation: relation as Relation } : {}) }
    return callSignedIn(moveResident, { params, body }, { commandId })
  }
  return (
    <ActSheet level={2} title={t('act.move')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <DoorPicker value={door} wrong={wrong('dwelling')} onChange={setDoor} />
          <RelationBox label={t('form.relation')} value={relation ?? ''} onChange={setRelation} />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

const reasons = ['moved', 'died', 'mistake'] as const

/** Ends her record: moved away, died, or entered by mistake. */
export function EndSheet({ resident, onClose }: Props) {
  const t = useText(residentMessages)
  const params = useParams(resident)
  const [reason, setReason] = useState<(typeof reasons)[number]>('moved')
  const [on, setOn] = useState(dayOf(serverNow()))
  const send = (commandId: string) => callSignedIn(endResident, { params, body: { reason, on } }, { commandId })
  return (
    <ActSheet level={2} title={t('act.end')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.end-reason')}
            value={reason}
            choices={reasons.map((value) => ({ value, label: t(`form.reason.${value}`) }))}
            onChange={(value) => setReason(reasons.find((each) => each === value) ?? 'moved')}
          />
          <ActLine label={t('form.on')} type="date" value={on} wrong={wrong('on')} onChange={setOn} />
        </>
      )}
    </ActSheet>
  )
}

const ways = ['spoken', 'paper'] as const

/** Notes that she lets her captain know, or takes it back. */
export function CaptainSheet({ resident, onClose }: Props) {
  const t = useText(residentMessages)
  const params = useParams(resident)
  const [how, setHow] = useState<(typeof ways)[number]>('spoken')
  const knows = !resident.captainKnows
  const send = (commandId: string) => callSignedIn(noteCaptainConsent, { params, body: { knows, how } }, { commandId })
  return (
    <ActSheet level={2} title={t(knows ? 'act.captain-give' : 'act.captain-take')} onSend={send} onClose={onClose}>
      {() => (
        <ChoiceBox
          label={t('form.how')}
          value={how}
          choices={ways.map((value) => ({ value, label: t(`form.how.${value}`) }))}
          onChange={(value) => setHow(value === 'paper' ? 'paper' : 'spoken')}
        />
      )}
    </ActSheet>
  )
}

/** Keeps the number a subsidy form needs, or drops it. */
export function IdNumberSheet({ resident, onClose }: Props) {
  const t = useText(residentMessages)
  const params = useParams(resident)
  const [idNumber, setNumber] = useState('')
  const isKept = resident.hasIdNumber
  const send = (commandId: string) =>
    isKept
      ? callSignedIn(dropIdNumber, { params, body: {} }, { commandId })
      : callSignedIn(keepIdNumber, { params, body: { idNumber } }, { commandId })
  return (
    <ActSheet
      level={2}
      title={t(isKept ? 'act.id-drop' : 'act.id-number')}
      why={t('form.id-why')}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) =>
        isKept ? null : (
          <ActLine label={t('record.id-number')} value={idNumber} wrong={wrong('idNumber')} onChange={setNumber} />
        )
      }
    </ActSheet>
  )
}

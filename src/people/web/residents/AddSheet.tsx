import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { addResident } from '../../contract-residents.ts'
import { type Birth, isChild, type Relation } from '../../residents/rules-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { type ChosenDoor, DoorPicker } from './DoorPicker.tsx'
import { messageOf } from './message-of.ts'
import { residentMessages } from './messages-residents.ts'
import { emptyDraft, PersonFields, personOf, RelationBox } from './PersonFields.tsx'

type Props = { readonly door?: ChosenDoor; readonly onClose: () => void }

/** Enters a resident behind a door; a child under fourteen together with a guardian. */
export function AddSheet({ door: given, onClose }: Props) {
  const t = useText(residentMessages)
  const community = useHere()
  const [door, setDoor] = useState<ChosenDoor>(given ?? { building: '', dwelling: '' })
  const [draft, setDraft] = useState(emptyDraft)
  const [from, setFrom] = useState('')
  const [guardian, setGuardian] = useState({ name: '', phone: '', relation: 'parent' })
  const person = personOf(draft)
  const asksGuardian = isYoung(person.birth)
  const send = (commandId: string) => {
    const { name, phone, relation } = guardian
    const called = { name: name.trim(), relation: relation as Exclude<Relation, 'head'>, ...(phone ? { phone } : {}) }
    const body = {
      ...person,
      name: person.name ?? '',
      dwelling: door.dwelling,
      ...(from ? { from } : {}),
      ...(asksGuardian && called.name ? { guardian: called } : {}),
    }
    return callSignedIn(addResident, { params: { community: community.id }, body }, { commandId })
  }
  return (
    <ActSheet level={given ? 3 : 2} title={t('list.add')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          {given ? null : <DoorPicker value={door} wrong={wrong('dwelling')} onChange={setDoor} />}
          <PersonFields draft={draft} isCorrection={false} wrong={wrong} onChange={setDraft} />
          {asksGuardian ? (
            <>
              <ActLine
                label={t('form.guardian-name')}
                value={guardian.name}
                wrong={messageOf(wrong, ['guardian', 'guardian.name'])}
                onChange={(name) => setGuardian({ ...guardian, name })}
              />
              <ActLine
                label={t('form.guardian-phone')}
                value={guardian.phone}
                wrong={wrong('guardian.phone')}
                onChange={(phone) => setGuardian({ ...guardian, phone })}
              />
              <RelationBox
                label={t('form.guardian-relation')}
                value={guardian.relation}
                without={['head', 'child', 'grandchild', 'spouse']}
                onChange={(relation) => setGuardian({ ...guardian, relation: relation ?? 'parent' })}
              />
            </>
          ) : null}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

function isYoung(birth: Birth | undefined): boolean {
  return birth !== undefined && birth.year > 1900 && isChild(birth, dayOf(serverNow()))
}

import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { addContact, correctContact } from '../../contract-contacts.ts'
import type { ContactLine } from '../../contract-residents.ts'
import type { Relation } from '../../residents/rules-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { messageOf } from './message-of.ts'
import { RelationBox } from './PersonFields.tsx'
import { useResidentWords } from './resident-words.ts'
import { type Resident, useHome } from './use-residents.ts'

type Props = { readonly resident: Resident; readonly contact?: ContactLine; readonly onClose: () => void }

/** Adds whom to call or puts it right: somebody of the household, or a name with a telephone. */
export function ContactSheet({ resident, contact, onClose }: Props) {
  const { t } = useResidentWords()
  const community = useHere()
  const home = useHome(resident.home?.dwelling)
  const [kind, setKind] = useState<'guardian' | 'emergency'>(
    contact?.kind ?? (resident.lacksGuardian ? 'guardian' : 'emergency'),
  )
  const [person, setPerson] = useState<string | undefined>(contact?.person ?? undefined)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [relation, setRelation] = useState<string>(contact?.relation ?? 'child')
  const others = (home.data?.household?.members ?? []).filter(({ id }) => id !== resident.id)
  const send = (commandId: string) => {
    const wish = {
      relation: relation as Exclude<Relation, 'head'>,
      ...(person ? { person } : { ...(name.trim() ? { name: name.trim() } : {}), ...(phone ? { phone } : {}) }),
    }
    const params = { community: community.id, person: resident.id }
    return contact
      ? callSignedIn(correctContact, { params: { ...params, contact: contact.id }, body: wish }, { commandId })
      : callSignedIn(addContact, { params, body: { kind, ...wish } }, { commandId })
  }
  return (
    <ActSheet title={t(contact ? 'act.contact-correct' : 'act.contact-add')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          {contact ? null : (
            <ChoiceBox
              label={t('form.kind')}
              value={kind}
              choices={(['guardian', 'emergency'] as const).map((value) => ({ value, label: t(`contact.${value}`) }))}
              onChange={(value) => setKind(value === 'guardian' ? 'guardian' : 'emergency')}
            />
          )}
          {others.length > 0 ? (
            <ChoiceBox
              label={t('form.contact-who')}
              none={t('form.contact-other')}
              value={person}
              choices={others.map((each) => ({ value: each.id, label: each.name }))}
              onChange={setPerson}
            />
          ) : null}
          {person ? null : (
            <>
              <ActLine
                label={t('form.name')}
                value={name}
                wrong={messageOf(wrong, ['name', 'person'])}
                onChange={setName}
              />
              <ActLine label={t('form.phone')} value={phone} wrong={wrong('phone')} onChange={setPhone} />
            </>
          )}
          <RelationBox
            label={t('form.contact-relation')}
            value={relation}
            without={['head']}
            onChange={(value) => setRelation(value ?? 'other')}
          />
        </>
      )}
    </ActSheet>
  )
}

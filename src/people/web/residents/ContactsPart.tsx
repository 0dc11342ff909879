import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { endContact, openContact } from '../../contract-contacts.ts'
import type { ContactLine } from '../../contract-residents.ts'
import { purposesGiven } from '../../residents/rules-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { ContactSheet } from './ContactSheet.tsx'
import { OpenField } from './OpenField.tsx'
import { useResidentWords } from './resident-words.ts'
import type { Resident } from './use-residents.ts'

/** Guardians and emergency contacts, masked, each opened by itself. */
export function ContactsPart({ resident }: { readonly resident: Resident }) {
  const { t } = useResidentWords()
  const [isAdding, setAdding] = useState(false)
  if (!resident.abilities.includes('open-contact')) return null
  return (
    <section className="record-part stack" aria-labelledby="record-contacts">
      <h2 id="record-contacts">{t('contacts.title')}</h2>
      {resident.contacts.length === 0 ? <p className="quiet">{t('contacts.none')}</p> : null}
      <ul className="record-lines">
        {resident.contacts.map((contact) => (
          <ContactItem key={contact.id} resident={resident} contact={contact} />
        ))}
      </ul>
      {resident.ended ? null : (
        <div className="row no-print">
          <Button aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {t('act.contact-add')}
          </Button>
        </div>
      )}
      {isAdding ? <ContactSheet resident={resident} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

type ItemProps = { readonly resident: Resident; readonly contact: ContactLine }

function ContactItem({ resident, contact }: ItemProps) {
  const { t } = useResidentWords()
  const community = useHere()
  const [open, setOpen] = useState<'correct' | 'end' | null>(null)
  const params = { community: community.id, person: resident.id, contact: contact.id }
  const close = () => setOpen(null)
  return (
    <li className="stack-tight">
      <p>
        {t(`contact.${contact.kind}`)} · {t(`relation.${contact.relation}`)}
      </p>
      {contact.name === null ? (
        <p className="quiet">{t('contacts.elsewhere')}</p>
      ) : (
        <OpenField
          what={t(`contact.${contact.kind}`)}
          masked={
            <>
              {contact.person ? (
                <Link to="/residents/$id" params={{ id: contact.person }}>
                  {contact.name}
                </Link>
              ) : (
                contact.name
              )}{' '}
              {contact.phone}
            </>
          }
          purposes={purposesGiven(contact.kind === 'guardian' ? 'guardian' : 'emergency_contact', resident.grounds)}
          onOpen={async (asking, commandId) => {
            const { name, phone } = await callSignedIn(openContact, { params, body: asking }, { commandId })
            return `${name} ${phone ?? ''}`
          }}
        />
      )}
      <div className="row no-print">
        {(['correct', 'end'] as const).map((act) => (
          <Button
            key={act}
            size="small"
            aria-expanded={open === act}
            aria-label={`${t(`act.contact-${act}`)} ${t(`contact.${contact.kind}`)} ${contact.name ?? ''}`}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {t(`act.contact-${act}`)}
          </Button>
        ))}
      </div>
      {open === 'correct' ? <ContactSheet resident={resident} contact={contact} onClose={close} /> : null}
      {open === 'end' ? (
        <ActSheet
          title={t('act.contact-end')}
          onSend={(commandId) => callSignedIn(endContact, { params, body: {} }, { commandId })}
          onClose={close}
        />
      ) : null}
    </li>
  )
}

import './residents.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { openField } from '../../contract-residents.ts'
import { purposesGiven } from '../../residents/rules-residents.ts'
import { PrivacyPart } from '../privacy/PrivacyPart.tsx'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { ContactsPart } from './ContactsPart.tsx'
import { HomePart } from './HomePart.tsx'
import { OpenField } from './OpenField.tsx'
import { CaptainSheet, CorrectSheet, EndSheet, IdNumberSheet, MoveSheet } from './RecordSheets.tsx'
import { useResidentWords } from './resident-words.ts'
import { type Resident, useResident } from './use-residents.ts'

/** One resident: what is kept of her, masked, what for, whom to call, with her household and its door beside it. */
export function ResidentRecord({ id }: { readonly id: string }) {
  const { t } = useResidentWords()
  const { name } = useSession()
  const resident = useResident(id)
  if (resident.isError) return <ErrorState error={resident.error} onAgain={() => void resident.refetch()} />
  if (!resident.data) return <LoadingFrame lines={10} label={t('record.loading')} />
  return (
    <>
      <Watermark name={name} />
      <p className="no-print">
        <Link to="/residents">← {t('record.back')}</Link>
      </p>
      <Opened key={resident.data.id} resident={resident.data} />
    </>
  )
}

type Of = { readonly resident: Resident }
const fields = { name: 'identity', phone: 'phone', id_number: 'id_number' } as const

function Opened({ resident }: Of) {
  const { t } = useResidentWords()
  return (
    <div className="record">
      <div className="stack">
        <section className="record-part stack" aria-labelledby="record-name">
          <h1 id="record-name" className="spoken-only">
            {resident.name}
          </h1>
          <Field resident={resident} field="name" masked={<strong className="record-name">{resident.name}</strong>} />
          {resident.lacksGuardian ? (
            <Notice tone="watch" title={t('record.lacks-guardian')}>
              <p>{t('record.lacks-how')}</p>
            </Notice>
          ) : null}
          <Facts resident={resident} />
          <Acts resident={resident} />
        </section>
        <ContactsPart resident={resident} />
        <Kept resident={resident} />
        {resident.abilities.includes('record-consent') ? <PrivacyPart person={resident.id} /> : null}
      </div>
      <div className="stack">
        {resident.home ? <HomePart dwelling={resident.home.dwelling} me={resident.id} /> : null}
        <Stays resident={resident} />
      </div>
    </div>
  )
}

type FieldProps = Of & { readonly field: keyof typeof fields; readonly masked: React.ReactNode }

function Field({ resident, field, masked }: FieldProps) {
  const { t } = useResidentWords()
  const community = useHere()
  const mayOpen = resident.abilities.includes(field === 'id_number' ? 'open-id-number' : `open-${field}`)
  const isKeeper = resident.abilities.includes('correct')
  const purposes = purposesGiven(fields[field], resident.grounds).filter((purpose) =>
    isKeeper ? purpose !== 'captain' : purpose === 'captain' || purpose === 'emergency',
  )
  return (
    <OpenField
      what={t(`kind.${fields[field]}`)}
      masked={masked}
      purposes={mayOpen ? purposes : []}
      onOpen={async (asking, commandId) => {
        const params = { community: community.id, person: resident.id }
        const { value } = await callSignedIn(openField, { params, body: { field, ...asking } }, { commandId })
        return value
      }}
    />
  )
}

function Facts({ resident }: Of) {
  const { t, birth, home, ended } = useResidentWords()
  const none = <span className="quiet">{t('record.none')}</span>
  const { sex, phone, relation, isUsual, captainKnows, idNumber, hasIdNumber } = resident
  return (
    <dl className="record-facts">
      <dt>{t('column.home')}</dt>
      <dd>{home(resident) ?? ended(resident)}</dd>
      <dt>{t('record.phone')}</dt>
      <dd>{phone ? <Field resident={resident} field="phone" masked={phone} /> : none}</dd>
      <dt>{t('record.birth')}</dt>
      <dd>{birth(resident) ?? none}</dd>
      <dt>{t('record.sex')}</dt>
      <dd>{sex ? t(`sex.${sex}`) : none}</dd>
      <dt>{t('record.relation')}</dt>
      <dd>{relation ? t(`relation.${relation}`) : none}</dd>
      <dt>{t('record.usual')}</dt>
      <dd>{t(isUsual ? 'record.yes' : 'record.no')}</dd>
      <dt>{t('record.captain')}</dt>
      <dd>{t(captainKnows ? 'record.yes' : 'record.no')}</dd>
      {hasIdNumber && idNumber ? (
        <>
          <dt>{t('record.id-number')}</dt>
          <dd>
            <Field resident={resident} field="id_number" masked={idNumber} />
          </dd>
        </>
      ) : null}
    </dl>
  )
}

const sheets = {
  correct: CorrectSheet,
  move: MoveSheet,
  end: EndSheet,
  captain: CaptainSheet,
  id: IdNumberSheet,
} as const
type Sheet = keyof typeof sheets

function Acts({ resident }: Of) {
  const { t } = useResidentWords()
  const [open, setOpen] = useState<Sheet | null>(null)
  const { abilities } = resident
  const offered: [Sheet, boolean, string][] = [
    ['correct', abilities.includes('correct'), t('act.correct')],
    ['move', abilities.includes('move'), t('act.move')],
    [
      'captain',
      abilities.includes('record-consent'),
      t(resident.captainKnows ? 'act.captain-take' : 'act.captain-give'),
    ],
    ['id', abilities.includes('keep-id-number'), t(resident.hasIdNumber ? 'act.id-drop' : 'act.id-number')],
    ['end', abilities.includes('end'), t('act.end')],
  ]
  const Opened = open ? sheets[open] : null
  return (
    <>
      <div className="row no-print">
        {offered
          .filter(([, may]) => may)
          .map(([name, , label]) => (
            <Button key={name} aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)}>
              {label}
            </Button>
          ))}
      </div>
      {Opened ? <Opened resident={resident} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function Stays({ resident }: Of) {
  const { t } = useResidentWords()
  if (resident.residences.length === 0) return null
  return (
    <section className="record-part stack-tight" aria-labelledby="record-stays">
      <h2 id="record-stays">{t('stays.title')}</h2>
      <ul className="record-lines">
        {resident.residences.map(({ from, to, door, buildingName }) => (
          <li key={from}>
            {t('home.words', { building: buildingName, door })} ·{' '}
            <span className="quiet">{to ? t('stays.span', { from, to }) : t('stays.now', { from })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Kept({ resident }: Of) {
  const { t } = useResidentWords()
  if (resident.grounds.length === 0) return null
  return (
    <section className="record-part stack-tight" aria-labelledby="record-kept">
      <h2 id="record-kept">{t('grounds.title')}</h2>
      <ul className="record-lines">
        {resident.grounds.map(({ kind, purpose, basis, withdrawnAt }) => (
          <li key={`${kind} ${purpose}`}>
            {t(`kind.${kind}`)} · {t(`purpose.${purpose}`)} ·{' '}
            <span className="quiet">{withdrawnAt ? t('grounds.withdrawn') : t(`basis.${basis}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

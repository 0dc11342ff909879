import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { changeOrganisation, foundOrganisation, type Organisation } from '../../contract-organisations.ts'
import { mayStandUnder, type OrganisationKind, organisationKinds } from '../../rules-organisations.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { organisationMessages } from './messages-organisations.ts'

type Props = { readonly organisations: readonly Organisation[]; readonly onClose: () => void }

/** Founds an organisation, alone or under one that it fits under. */
export function FoundSheet({ organisations, onClose }: Props) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const [kind, setKind] = useState<OrganisationKind>('volunteer_team')
  const [name, setName] = useState('')
  const [parent, setParent] = useState<string>()
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = { community, kind, name, ...(parent ? { parent } : {}), ...(from ? { from } : {}) }
    return callSignedIn(foundOrganisation, { body }, { commandId })
  }
  return (
    <ActSheet level={2} title={t('act.found')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.kind')}
            value={kind}
            choices={organisationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => {
              setKind(organisationKinds.find((each) => each === value) ?? 'volunteer_team')
              setParent(undefined)
            }}
          />
          <ActLine label={t('form.title')} value={name} wrong={wrong('name')} onChange={setName} />
          <ParentBox kind={kind} organisations={organisations} value={parent} onChange={setParent} />
          {wrong('parent') ? (
            <p className="staff-wrong" role="alert">
              {wrong('parent')}
            </p>
          ) : null}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

type ParentProps = {
  readonly kind: OrganisationKind
  readonly organisations: readonly Organisation[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function ParentBox({ kind, organisations, value, onChange }: ParentProps) {
  const t = useText(organisationMessages)
  const fitting = organisations.filter((each) => mayStandUnder(kind, each.kind))
  if (fitting.length === 0) return null
  return (
    <ChoiceBox
      label={t('form.parent')}
      none={mayStandUnder(kind, null) ? t('form.no-parent') : t('form.choose')}
      value={value}
      choices={fitting.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  )
}

type ChangeProps = Props & { readonly organisation: Organisation }

/** Renames an organisation, puts it under another, or ends it. */
export function ChangeSheet({ organisation, organisations, onClose }: ChangeProps) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const [name, setName] = useState(organisation.name)
  const [parent, setParent] = useState<string | undefined>(organisation.parent ?? undefined)
  const [to, setTo] = useState('')
  const send = (commandId: string) => {
    const body = {
      community,
      ...(name.trim() === organisation.name ? {} : { name }),
      ...((parent ?? null) === organisation.parent ? {} : { parent: parent ?? null }),
      ...(to ? { to } : {}),
    }
    return callSignedIn(changeOrganisation, { params: { id: organisation.id }, body }, { commandId })
  }
  return (
    <ActSheet title={`${t('act.change')} · ${organisation.name}`} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.title')} value={name} wrong={wrong('name')} onChange={setName} />
          <ParentBox kind={organisation.kind} organisations={organisations} value={parent} onChange={setParent} />
          {wrong('parent') ? (
            <p className="staff-wrong" role="alert">
              {wrong('parent')}
            </p>
          ) : null}
          <ActLine label={t('form.ends')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
        </>
      )}
    </ActSheet>
  )
}

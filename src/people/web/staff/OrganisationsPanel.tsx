import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { addOrganisation } from '../../contract-staff.ts'
import { engagedKinds } from '../../rules-organisations.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from './ActSheet.tsx'
import { staffMessages } from './messages-staff.ts'
import { useOrganisations } from './use-staff.ts'

/** Who is engaged from outside the offices, and the way to add one. */
export function OrganisationsPanel() {
  const t = useText(staffMessages)
  const organisations = useOrganisations(true)
  const [isAdding, setAdding] = useState(false)
  const { data } = organisations
  const engaged = (data?.items ?? []).flatMap((each) => {
    const kind = engagedKinds.find((known) => known === each.kind)
    return kind ? [{ ...each, kind }] : []
  })
  return (
    <section className="stack-tight" aria-labelledby="staff-organisations">
      <h2 id="staff-organisations">{t('organisations.title')}</h2>
      <p className="quiet">{t('organisations.lead')}</p>
      {organisations.isError ? (
        <ErrorState error={organisations.error} onAgain={() => void organisations.refetch()} />
      ) : null}
      {organisations.isPending ? <LoadingFrame lines={3} /> : null}
      {data && engaged.length === 0 ? <p className="quiet">{t('organisations.none')}</p> : null}
      <ul className="staff-organisations">
        {engaged.map(({ id, name, kind }) => (
          <li key={id} className="row">
            <strong>{name}</strong>
            <span className="quiet">{t(`organisation.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {data?.mayAdd && !isAdding ? (
        <div>
          <Button onClick={() => setAdding(true)}>{t('act.add-organisation')}</Button>
        </div>
      ) : null}
      {isAdding ? <AddSheet onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function AddSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText(staffMessages)
  const community = useHere()
  const [kind, setKind] = useState<(typeof engagedKinds)[number]>('partner')
  const [name, setName] = useState('')
  const send = (commandId: string) => {
    const body = { community: community.id, kind, name: name.trim() }
    return callSignedIn(addOrganisation, { body }, { commandId })
  }
  return (
    <ActSheet title={t('act.add-organisation')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('organisation.kind')}
            value={kind}
            choices={engagedKinds.map((value) => ({ value, label: t(`organisation.${value}`) }))}
            onChange={(value) => setKind(engagedKinds.find((known) => known === value) ?? kind)}
          />
          <ActLine label={t('organisation.name')} value={name} wrong={wrong('name')} onChange={setName} />
        </>
      )}
    </ActSheet>
  )
}

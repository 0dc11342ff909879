import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { agreeProject, listItem, type Partner, signAgreement } from '../../contract-partners.ts'
import { type ItemArea, type ItemKind, itemAreas, itemKinds } from '../../rules-partners.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { partnerMessages } from './messages-partners.ts'

type AgreementProps = { readonly partner: Partner; readonly onClose: () => void }

/** Enters an agreement or the renewal of one. */
export function AgreementSheet({ partner, onClose }: AgreementProps) {
  const t = useText(partnerMessages)
  const community = useHere().id
  const [title, setTitle] = useState('')
  const [signedOn, setSignedOn] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [renews, setRenews] = useState<string>()
  const send = (commandId: string) => {
    const body = { community, title, signedOn, from, ...(to ? { to } : {}), ...(renews ? { renews } : {}) }
    return callSignedIn(signAgreement, { params: { id: partner.id }, body }, { commandId })
  }
  return (
    <ActSheet title={t('act.sign')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.title')} value={title} wrong={wrong('title')} onChange={setTitle} />
          <ActLine
            label={t('form.signed-on')}
            type="date"
            value={signedOn}
            wrong={wrong('signedOn')}
            onChange={setSignedOn}
          />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
          <ActLine label={t('form.to')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
          {partner.agreements.length > 0 ? (
            <ChoiceBox
              label={t('form.renews')}
              none={t('form.no-renewal')}
              value={renews}
              choices={partner.agreements.map((each) => ({ value: each.id, label: `${each.title} ${each.from}` }))}
              onChange={setRenews}
            />
          ) : null}
        </>
      )}
    </ActSheet>
  )
}

type ItemProps = { readonly partner: string; readonly list: 'need' | 'resource'; readonly onClose: () => void }

/** Puts a need or a resource on a list. */
export function ItemSheet({ partner, list, onClose }: ItemProps) {
  const t = useText(partnerMessages)
  const community = useHere().id
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<string>(itemKinds[0])
  const [area, setArea] = useState<string>(itemAreas[0])
  const send = (commandId: string) => {
    const body = { community, list, kind: kind as ItemKind, area: area as ItemArea, title }
    return callSignedIn(listItem, { params: { id: partner }, body }, { commandId })
  }
  return (
    <ActSheet title={t(`act.${list}`)} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.title')} value={title} wrong={wrong('title')} onChange={setTitle} />
          <ChoiceBox
            label={t('form.kind')}
            value={kind}
            choices={itemKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => setKind(value ?? itemKinds[0])}
          />
          <ChoiceBox
            label={t('form.area')}
            value={area}
            choices={itemAreas.map((value) => ({ value, label: t(`area.${value}`) }))}
            onChange={(value) => setArea(value ?? itemAreas[0])}
          />
        </>
      )}
    </ActSheet>
  )
}

type AgreeProps = {
  readonly need: Partner['needs'][number]
  readonly resource: string
  readonly onClose: () => void
}

/** Joins a need with a resource into a project. */
export function AgreeSheet({ need, resource, onClose }: AgreeProps) {
  const t = useText(partnerMessages)
  const community = useHere().id
  const [title, setTitle] = useState(need.title)
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = { community, need: need.id, resource, title, ...(from ? { from } : {}) }
    return callSignedIn(agreeProject, { body }, { commandId })
  }
  return (
    <ActSheet title={t('act.agree')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.title')} value={title} wrong={wrong('title')} onChange={setTitle} />
          <ActLine label={t('form.on')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

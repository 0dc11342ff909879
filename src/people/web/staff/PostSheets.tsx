import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { confirmPost, endPost, setLeave } from '../../contract-posts.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from './ActSheet.tsx'
import { staffMessages } from './messages-staff.ts'
import { useDeputies } from './use-staff.ts'

type Props = { readonly post: string; readonly onClose: () => void }

/** The second person confirms a grant. */
export function ConfirmSheet({ post, onClose }: Props) {
  const t = useText(staffMessages)
  const send = (commandId: string) => callSignedIn(confirmPost, { params: { post } }, { commandId })
  return <ActSheet title={t('act.confirm')} onSend={send} onClose={onClose} />
}

/** Ends a post now or after a day. */
export function EndSheet({ post, onClose }: Props) {
  const t = useText(staffMessages)
  const [to, setTo] = useState('')
  const send = (commandId: string) => callSignedIn(endPost, { params: { post }, body: to ? { to } : {} }, { commandId })
  return (
    <ActSheet title={t('act.end')} why={t('form.end-why')} onSend={send} onClose={onClose}>
      {(wrong) => <ActLine label={t('form.end-to')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />}
    </ActSheet>
  )
}

/** Enters leave by days and who stands in. */
export function LeaveSheet({ post, onClose }: Props) {
  const t = useText(staffMessages)
  const deputies = useDeputies(post)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [deputy, setDeputy] = useState<string>()
  const send = (commandId: string) =>
    callSignedIn(setLeave, { params: { post }, body: { from, to, ...(deputy ? { deputy } : {}) } }, { commandId })
  return (
    <ActSheet title={t('act.plan-leave')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.leave-from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
          <ActLine label={t('form.leave-to')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
          <ChoiceBox
            label={t('form.deputy')}
            none={t('form.nobody')}
            value={deputy}
            choices={(deputies.data?.items ?? []).map(({ account, name, kind }) => ({
              value: account,
              label: `${name} · ${t(`kind.${kind}`)}`,
            }))}
            onChange={setDeputy}
          />
        </>
      )}
    </ActSheet>
  )
}

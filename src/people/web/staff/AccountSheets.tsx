import { Checkbox } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { createAccount, resetPassword, resumeAccount, type StaffLine, suspendAccount } from '../../contract-staff.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from './ActSheet.tsx'
import { staffMessages } from './messages-staff.ts'

/** A password to hand over; null where it was shown before. */
export type Secret = { readonly username: string; readonly name: string; readonly password: string | null }
type Props = { readonly line: StaffLine; readonly onClose: () => void }
type SecretProps = { readonly onSecret: (secret: Secret) => void; readonly onClose: () => void }

/** Suspends an account or lets it in again, with the reason. */
export function SuspendSheet({ line, onClose }: Props) {
  const t = useText(staffMessages)
  const [reason, setReason] = useState('')
  const send = (commandId: string) => {
    const input = { params: { account: line.account }, body: { reason } }
    return line.isSuspended
      ? callSignedIn(resumeAccount, input, { commandId })
      : callSignedIn(suspendAccount, input, { commandId })
  }
  return (
    <ActSheet title={t(line.isSuspended ? 'act.resume' : 'act.suspend')} onSend={send} onClose={onClose}>
      {(wrong) => <ActLine label={t('form.reason')} value={reason} wrong={wrong('reason')} onChange={setReason} />}
    </ActSheet>
  )
}

/** Gives a new first password. */
export function ResetSheet({ line, onSecret, onClose }: Props & SecretProps) {
  const t = useText(staffMessages)
  const [removeSecondFactor, setRemove] = useState(false)
  const send = async (commandId: string) => {
    const input = { params: { account: line.account }, body: { removeSecondFactor } }
    const { initialPassword } = await callSignedIn(resetPassword, input, { commandId })
    onSecret({ username: line.username, name: line.name, password: initialPassword })
  }
  return (
    <ActSheet title={t('act.reset-password')} why={t('form.reset-why')} onSend={send} onClose={onClose}>
      {() =>
        line.hasSecondFactor ? (
          <Checkbox checked={removeSecondFactor} onChange={(event) => setRemove(event.target.checked)}>
            {t('form.remove-second-factor')}
          </Checkbox>
        ) : null
      }
    </ActSheet>
  )
}

/** Makes an account without posts. */
export function CreateSheet({ onSecret, onClose }: SecretProps) {
  const t = useText(staffMessages)
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const send = async (commandId: string) => {
    const body = { name: name.trim(), username: username.trim() }
    const made = await callSignedIn(createAccount, { body }, { commandId })
    onSecret({ username: made.username, name: body.name, password: made.initialPassword })
  }
  return (
    <ActSheet title={t('act.create')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.name')} value={name} wrong={wrong('name')} onChange={setName} />
          <ActLine label={t('form.username')} value={username} wrong={wrong('username')} onChange={setUsername} />
        </>
      )}
    </ActSheet>
  )
}

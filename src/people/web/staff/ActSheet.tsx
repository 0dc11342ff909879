import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { staffMessages } from './messages-staff.ts'
import { useActed } from './use-staff.ts'

type Props = {
  readonly title: string
  readonly why?: string
  /** Of its heading: one more than that of the part it stands in. */
  readonly level?: 2 | 3
  readonly onSend: (commandId: string) => Promise<unknown>
  /** Called when it was done, and when it is given up. */
  readonly onClose?: () => void
  /** Called when it is given up, where a further step follows what was done. */
  readonly onCancel?: () => void
  /** Fields; `wrong` words what is wrong with one. */
  readonly children?: (wrong: (field: string) => string | null) => ReactNode
}

/** One act with its fields, and its refusal in words; nothing typed is lost by a refusal. */
export function ActSheet({ title, why, level = 3, onSend, onClose, onCancel, children }: Props) {
  const t = useText(staffMessages)
  const { say, sayField } = useProblemText()
  const acted = useActed()
  const id = useId()
  const Heading = `h${level}` as const
  const command = useRef(newBrowserId())
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await onSend(command.current)
      // A step that another one follows is not done yet.
      if (!onCancel) acted()
      onClose?.()
    } catch (problem) {
      setError(problem)
      command.current = newBrowserId()
      setBusy(false)
    }
  }
  return (
    <form className="staff-act" onSubmit={send} aria-labelledby={id} noValidate>
      <Heading id={id}>{title}</Heading>
      {why ? <p className="quiet">{why}</p> : null}
      {children?.((field) => (error ? sayField(error, field) : null))}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('act.send')}
        </Button>
        <Button onClick={onCancel ?? onClose}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}

type LineProps = {
  readonly label: string
  readonly type?: 'text' | 'date' | 'password'
  readonly value: string
  readonly wrong: string | null
  readonly onChange: (value: string) => void
}

/** One field of an act. */
export function ActLine({ label, type = 'text', value, wrong, onChange }: LineProps) {
  const id = useId()
  return (
    <div className="staff-line">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        maxLength={200}
        autoComplete={type === 'password' ? 'current-password' : 'off'}
        status={wrong ? 'error' : ''}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong ? (
        <p className="staff-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  )
}

import { Button } from 'antd'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { houseMessages } from './messages-house.ts'
import { useChanged } from './use-building.ts'

type Props = {
  readonly title: string
  /** Its heading's level: 2 where it stands under the page's own heading. */
  readonly level?: 2 | 3
  /** What follows from it, said before it is done. */
  readonly follows?: ReactNode
  readonly sendWords: string
  readonly isReady?: boolean
  readonly onSend: (commandId: string) => Promise<unknown>
  readonly onClose: () => void
  /** Fields; `wrong` words what is wrong with one. */
  readonly children?: (wrong: (field: string) => string | null) => ReactNode
}

/** One change of places: its fields, what follows from it, its refusal in words. Nothing typed is lost by a refusal. */
export function ChangeForm({ title, level = 3, follows, sendWords, isReady = true, onSend, onClose, children }: Props) {
  const t = useText(houseMessages)
  const { say, sayField } = useProblemText()
  const changed = useChanged()
  const id = useId()
  const Heading = `h${level}` as const
  const command = useRef(newBrowserId())
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !isReady) return
    setBusy(true)
    setError(null)
    try {
      await onSend(command.current)
      await changed()
      onClose()
    } catch (problem) {
      setError(problem)
      command.current = newBrowserId()
      setBusy(false)
    }
  }
  return (
    <form className="house-form" onSubmit={send} aria-labelledby={id} noValidate>
      <Heading id={id}>{title}</Heading>
      {children?.((field) => (error ? sayField(error, field) : null))}
      {follows ? <div className="house-follows">{follows}</div> : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {sendWords}
        </Button>
        <Button onClick={onClose}>{t('house.cancel')}</Button>
      </div>
    </form>
  )
}

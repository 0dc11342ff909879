import { Button, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { callSignedIn } from '../../../../people/web/index.ts'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { type HandedOver, handOverWork, type PostWork } from '../../../contract-hand-over.ts'
import { postWorkMessages } from './messages-post-work.ts'

type Props = {
  readonly from: PostWork
  readonly takers: readonly { readonly post: string; readonly name: string }[]
  readonly onDone: (handed: HandedOver) => void
  readonly onCancel: () => void
}

/** To whom all open work of a post goes, and why. */
export function HandOverForm({ from, takers, onDone, onCancel }: Props) {
  const t = useText(postWorkMessages)
  const { say } = useProblemText()
  const id = useId()
  const command = useRef(newBrowserId())
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !to) return
    setBusy(true)
    setError(null)
    try {
      const body = { from: from.post, to, reason: reason.trim() }
      onDone(await callSignedIn(handOverWork, { body }, { commandId: command.current }))
    } catch (problem) {
      setError(problem)
      command.current = newBrowserId()
      setBusy(false)
    }
  }
  return (
    <form className="staff-act" onSubmit={send} aria-labelledby={`${id}-title`} noValidate>
      <h3 id={`${id}-title`}>{t('work.from', { name: from.name })}</h3>
      <ChoiceBox
        label={t('work.to')}
        none={t('work.choose')}
        value={to}
        choices={takers.map(({ post, name }) => ({ value: post, label: name }))}
        onChange={setTo}
      />
      <div className="staff-line">
        <label htmlFor={id}>{t('work.reason')}</label>
        <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!to || !reason.trim()}>
          {t('work.send')}
        </Button>
        <Button onClick={onCancel}>{t('work.cancel')}</Button>
      </div>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { changeOwnPhone } from '../../contract-me.ts'
import { meMessages } from './messages-me.ts'
import { useAct } from './use-me.ts'

/** She writes her own telephone, or takes it off; at once. */
export function PhoneForm({ phone }: { readonly phone: string | null }) {
  const t = useText(meMessages)
  const { sayField } = useProblemText()
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const [typed, setTyped] = useState('')
  const send = async (next: string | null) => {
    const done = await act.run((commandId) => call(changeOwnPhone, { body: { phone: next } }, { commandId }))
    if (!done) return
    setOpen(false)
    setDone(true)
    setTyped('')
  }
  const wrong = act.error ? sayField(act.error, 'phone') : null
  if (!isOpen) {
    return (
      <>
        {isDone ? <Notice tone="good" spoken title={t('phone.done')} /> : null}
        <Button wide onClick={() => setOpen(true)}>
          {t('phone.change')}
        </Button>
      </>
    )
  }
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void send(typed)
      }}
    >
      <TextField
        label={t('phone.new')}
        inputMode="tel"
        autoComplete="tel"
        maxLength={24}
        value={typed}
        onChange={setTyped}
        error={wrong}
      />
      {act.error && !wrong ? <ErrorState error={act.error} /> : null}
      <div className="row">
        <Button kind="primary" type="submit" busy={act.isBusy} disabled={typed.trim().length < 7}>
          {t('phone.save')}
        </Button>
        {phone ? (
          <Button busy={act.isBusy} onClick={() => void send(null)}>
            {t('phone.drop')}
          </Button>
        ) : null}
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t('delete.not')}
        </Button>
      </div>
    </form>
  )
}

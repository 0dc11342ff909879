import './sign-in.css'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../platform/web/problem-text.tsx'
import { changePassword, type WhoAmI } from '../contract-session.ts'
import { signInMessages } from './messages-sign-in.ts'
import { callSignedIn } from './session-watch.ts'

type Props = { readonly onChanged: (who: WhoAmI) => void }

const shortest = 12

/** Makes whoever was given a password choose her own before anything else. */
export function PasswordPage({ onChanged }: Props) {
  const t = useText(signInMessages)
  const { say } = useProblemText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if ([...next].length < shortest) return setWrong(t('password.too-short'))
    if (next !== again) return setWrong(t('password.differs'))
    setBusy(true)
    setWrong(null)
    await callSignedIn(changePassword, { body: { current, next } }).then(onChanged, (error) => setWrong(say(error)))
    setBusy(false)
  }

  return (
    <main className="sign-in">
      <form className="sign-in-sheet sign-in-form" onSubmit={submit} noValidate>
        <h1>{t('password.title')}</h1>
        <p>{t('password.why')}</p>
        <Secret label={t('password.current')} autoComplete="current-password" value={current} onChange={setCurrent} />
        <Secret label={t('password.next')} help={t('password.next-help')} value={next} onChange={setNext} />
        <Secret label={t('password.again')} value={again} onChange={setAgain} />
        {wrong ? <Alert type="error" showIcon role="alert" title={wrong} /> : null}
        <Button type="primary" size="large" htmlType="submit" block loading={isBusy} disabled={!current || !next}>
          {t('password.submit')}
        </Button>
      </form>
    </main>
  )
}

type SecretProps = {
  readonly label: string
  readonly help?: string
  readonly autoComplete?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Secret({ label, help, autoComplete = 'new-password', value, onChange }: SecretProps) {
  const id = useId()
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        size="large"
        autoComplete={autoComplete}
        aria-describedby={help ? `${id}-help` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {help ? (
        <p id={`${id}-help`} className="quiet">
          {help}
        </p>
      ) : null}
    </div>
  )
}

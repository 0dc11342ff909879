import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { formatLength } from '../../platform/i18n/moments.ts'
import { call } from '../../platform/web/api-client.ts'
import { useLanguage, useText } from '../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../platform/web/problem-error.ts'
import { useProblemText } from '../../platform/web/problem-text.tsx'
import { signIn, type WhoAmI } from '../contract-session.ts'
import { signInMessages } from './messages-sign-in.ts'

type Props = { readonly username?: string; readonly onSignedIn: (who: WhoAmI) => void }

/** User name and password; then the authenticator's code when the account has one. */
export function SignInForm({ username: known = '', onSignedIn }: Props) {
  const t = useText(signInMessages)
  const id = useId()
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      onSignedIn(
        await call(signIn, {
          body: { username: username.trim(), password, ...(needsCode ? { code: code.replace(/\s/g, '') } : {}) },
        }),
      )
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'people.code-needed') setNeedsCode(true)
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {needsCode ? (
        <div className="sign-in-field">
          <label htmlFor={`${id}-code`}>{t('sign-in.code')}</label>
          <Input
            id={`${id}-code`}
            size="large"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            aria-describedby={`${id}-help`}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <p id={`${id}-help`} className="quiet">
            {t('sign-in.code-help')}
          </p>
        </div>
      ) : (
        <>
          <div className="sign-in-field">
            <label htmlFor={`${id}-name`}>{t('sign-in.username')}</label>
            <Input
              id={`${id}-name`}
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={!known}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </div>
          <div className="sign-in-field">
            <label htmlFor={`${id}-password`}>{t('sign-in.password')}</label>
            <Input.Password
              id={`${id}-password`}
              size="large"
              autoComplete="current-password"
              autoFocus={Boolean(known)}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </div>
        </>
      )}
      <SignInProblem error={problem} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={isBusy}
        disabled={!username.trim() || !password}
      >
        {t('sign-in.submit')}
      </Button>
      {needsCode ? (
        <Button type="link" onClick={() => setNeedsCode(false)}>
          {t('sign-in.back')}
        </Button>
      ) : null}
    </form>
  )
}

function SignInProblem({ error }: { readonly error: unknown }) {
  const t = useText(signInMessages)
  const { language } = useLanguage()
  const { say } = useProblemText()
  if (!error) return null
  const seconds = error instanceof ProblemError ? error.retryAfter : null
  const wait = seconds ? t('sign-in.wait', { length: formatLength(Math.max(60, seconds) * 1000, language) }) : ''
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={[say(error), wait].filter(Boolean).join(language === 'en' ? ' ' : '')}
    />
  )
}

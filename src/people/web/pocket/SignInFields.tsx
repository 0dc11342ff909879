import { type FormEvent, useState } from 'react'
import { formatLength } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { signIn, type WhoAmI } from '../../contract-session.ts'
import { signInMessages } from '../messages-sign-in.ts'

type Props = { readonly username?: string; readonly onSignedIn: (who: WhoAmI) => void | Promise<void> }

/** User name and password, then the authenticator's code where the account has one. */
export function SignInFields({ username: known = '', onSignedIn }: Props) {
  const t = useText(signInMessages)
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    const given = { username: username.trim(), password, ...(code === null ? {} : { code: code.replace(/\s/g, '') }) }
    try {
      await onSignedIn(await call(signIn, { body: given }))
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'people.code-needed') setCode('')
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      {code === null ? (
        <>
          <TextField
            label={t('sign-in.username')}
            autoComplete="username"
            value={username}
            onChange={setUsername}
            enterKeyHint="next"
          />
          <TextField
            label={t('sign-in.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            enterKeyHint="go"
          />
        </>
      ) : (
        <TextField
          label={t('sign-in.code')}
          hint={t('sign-in.code-help')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={7}
          value={code}
          onChange={setCode}
        />
      )}
      <SignInProblem error={problem} />
      <Button kind="primary" wide type="submit" busy={isBusy} disabled={!username.trim() || !password || code === ''}>
        {isBusy ? t('sign-in.busy') : t('sign-in.submit')}
      </Button>
      {code === null ? null : (
        <Button kind="quiet" wide onClick={() => setCode(null)}>
          {t('sign-in.back')}
        </Button>
      )}
    </form>
  )
}

function SignInProblem({ error }: { readonly error: unknown }) {
  const t = useText(signInMessages)
  const { language } = useLanguage()
  const { say } = useProblemText()
  if (!error) return null
  const seconds = error instanceof ProblemError ? error.retryAfter : null
  return (
    <Notice tone="bad" spoken title={say(error)}>
      {seconds ? <p>{t('sign-in.wait', { length: formatLength(Math.max(60, seconds) * 1000, language) })}</p> : null}
    </Notice>
  )
}

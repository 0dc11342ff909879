import { type FormEvent, useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { changePassword, type WhoAmI } from '../../contract-session.ts'
import { signInMessages } from '../messages-sign-in.ts'
import { callSignedIn } from '../session-watch.ts'

type Props = { readonly onChanged: (who: WhoAmI) => void | Promise<void> }

const shortest = 12

/** Makes whoever was given a password choose her own before anything else. */
export function PocketPassword({ onChanged }: Props) {
  const t = useText(signInMessages)
  const { say } = useProblemText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if ([...next].length < shortest) return setWrong(t('password.too-short'))
    if (next !== again) return setWrong(t('password.differs'))
    setBusy(true)
    setWrong(null)
    await callSignedIn(changePassword, { body: { current, next } }).then(onChanged, (error) => setWrong(say(error)))
    setBusy(false)
  }

  return (
    <PocketFrame title={t('password.title')}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('password.why')}</p>
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <TextField
          label={t('password.next')}
          hint={t('password.next-help')}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
        <TextField
          label={t('password.again')}
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
        />
        {wrong ? <Notice tone="bad" spoken title={wrong} /> : null}
        <Button kind="primary" wide type="submit" busy={isBusy} disabled={!current || !next}>
          {t('password.submit')}
        </Button>
      </form>
    </PocketFrame>
  )
}

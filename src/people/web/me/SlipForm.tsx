import { type FormEvent, useState } from 'react'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { useSlip as endpoint } from '../../contract-me.ts'
import { typedSlip } from '../../privacy/rules-privacy.ts'
import { meMessages } from './messages-me.ts'
import { useAct } from './use-me.ts'

/** The one question at the door: the digits of her slip. */
export function SlipForm() {
  const t = useText(meMessages)
  const act = useAct()
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = typedSlip(code) === null
    setWrong(isMissing)
    if (!isMissing) void act.run((commandId) => call(endpoint, { body: { code } }, { commandId }))
  }
  return (
    <>
      <div className="stack-tight">
        <h1>{t('me.title')}</h1>
        <p>{t('slip.lead')}</p>
      </div>
      <form className="stack" noValidate onSubmit={open}>
        <TextField
          label={t('slip.code')}
          hint={t('slip.hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={24}
          value={code}
          onChange={setCode}
          error={isWrong ? t('slip.wrong') : null}
        />
        {act.error ? <ErrorState error={act.error} /> : null}
        <Button kind="primary" type="submit" wide busy={act.isBusy}>
          {t('slip.go')}
        </Button>
      </form>
      <PageLink href="/privacy" className="more-link">
        {t('slip.notice')}
      </PageLink>
    </>
  )
}

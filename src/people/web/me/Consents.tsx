import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import { changeOwnConsent } from '../../contract-me.ts'
import { consents } from '../../privacy/rules-privacy.ts'
import { meMessages } from './messages-me.ts'
import { type Me, useAct } from './use-me.ts'

type Consent = (typeof consents)[number]

/** What rests on her word, each taken back or given with one tap; below, what does not. */
export function Consents({ me }: { readonly me: Me }) {
  const t = useText(meMessages)
  const duties = me.grounds.filter(({ basis, withdrawnAt }) => basis !== 'consent' && withdrawnAt === null)
  return (
    <>
      <h1>{t('part.consents')}</h1>
      <ul className="stack-tight">
        {consents.map((consent) => (
          <ConsentItem key={`${consent.kind} ${consent.purpose}`} me={me} consent={consent} />
        ))}
      </ul>
      {duties.length > 0 ? (
        <section className="stack-tight" aria-labelledby="duties">
          <h2 id="duties">{t('duty.title')}</h2>
          <p>{t('duty.lead')}</p>
          <ul className="me-lines">
            {duties.map(({ kind, purpose }) => (
              <li key={`${kind} ${purpose}`}>
                {t('duty.line', { kind: t(`kind.${kind}`), purpose: t(`purpose.${purpose}`) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function ConsentItem({ me, consent }: { readonly me: Me; readonly consent: Consent }) {
  const t = useText(meMessages)
  const { language } = useLanguage()
  const act = useAct()
  const [said, setSaid] = useState<'consents.taken' | 'consents.given' | null>(null)
  const isThis = (at: { kind: string; purpose: string }) => at.kind === consent.kind && at.purpose === consent.purpose
  const ground = me.grounds.find((at) => isThis(at) && at.withdrawnAt === null)
  const mayGive = me.mayAgreeTo.some(isThis)
  const what = t(`consent.${consentKey(consent)}`)
  const change = async (given: boolean) => {
    const body = { ...consent, given }
    const done = await act.run((commandId) => call(changeOwnConsent, { body }, { commandId }))
    if (done) setSaid(given ? 'consents.given' : 'consents.taken')
  }
  return (
    <li className="card stack-tight">
      <strong>{what}</strong>
      <span>
        {ground
          ? t('consents.since', { day: formatDay(ground.since, serverNow(), language) })
          : t(mayGive ? 'consents.not' : 'consents.nothing')}
      </span>
      {said ? <Notice tone="good" spoken title={t(said)} /> : null}
      {act.error ? <ErrorState error={act.error} /> : null}
      {ground?.mayTakeBack ? (
        <Button busy={act.isBusy} aria-label={`${t('consents.back')}：${what}`} onClick={() => void change(false)}>
          {t('consents.back')}
        </Button>
      ) : null}
      {!ground && mayGive ? (
        <Button busy={act.isBusy} aria-label={`${t('consents.give')}：${what}`} onClick={() => void change(true)}>
          {t('consents.give')}
        </Button>
      ) : null}
    </li>
  )
}

type Key = Consent extends infer Each
  ? Each extends { kind: infer Kind extends string; purpose: infer Purpose extends string }
    ? `${Kind}.${Purpose}`
    : never
  : never

function consentKey({ kind, purpose }: Consent): Key {
  return `${kind}.${purpose}` as Key
}

import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { leaveOwnRecord } from '../../contract-me.ts'
import { CopyButton } from './CopyButton.tsx'
import { meMessages } from './messages-me.ts'
import { type Me, useAct } from './use-me.ts'

/** Four large choices; who looked stands first. */
export function Overview({ me }: { readonly me: Me }) {
  const t = useText(meMessages)
  const act = useAct()
  const open = me.requests.filter(({ state }) => state === 'open').length
  const parts = [
    ['looks', looksWords()],
    ['record', t('part.record-hint')],
    ['consents', t('part.consents-hint')],
    ['requests', open > 0 ? t('part.requests-open', { n: open }) : t('part.requests-hint')],
  ] as const
  function looksWords(): string {
    if (me.looks === 0) return t('part.looks-none')
    return me.looks === 1 ? t('part.looks-one') : t('part.looks-some', { n: me.looks })
  }
  const leave = async () => {
    if ((await act.run((commandId) => call(leaveOwnRecord, {}, { commandId }))) !== undefined) await act.forget()
  }
  return (
    <>
      <div className="stack-tight">
        <h1>{me.said.name}</h1>
        {me.said.door ? <p>{me.said.door}</p> : null}
      </div>
      {me.isChild ? <Notice title={t('me.child')} /> : null}
      {me.said.ended ? <Notice title={t('me.ended')} /> : null}
      <nav className="stack-tight" aria-label={t('me.title')}>
        {parts.map(([part, hint]) => (
          <PageLink key={part} href={`/me?part=${part}`} className="card me-part">
            <strong>{t(`part.${part}`)}</strong>
            <span>{hint}</span>
          </PageLink>
        ))}
      </nav>
      <div className="row">
        <CopyButton />
        <Button busy={act.isBusy} onClick={() => void leave()}>
          {t('me.leave')}
        </Button>
      </div>
      {act.error ? <ErrorState error={act.error} /> : null}
    </>
  )
}

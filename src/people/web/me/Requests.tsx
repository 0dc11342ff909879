import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { Empty, ErrorState } from '../../../platform/web/states.tsx'
import { askForDeletion, takeRequestBack } from '../../contract-me.ts'
import { meMessages } from './messages-me.ts'
import { type Me, useAct } from './use-me.ts'

type Request = Me['requests'][number]

/** What she asked for and what the desk answered; asking for deletion. */
export function Requests({ me }: { readonly me: Me }) {
  const t = useText(meMessages)
  const isAsked = me.requests.some(({ kind, state }) => kind === 'deletion' && state === 'open')
  return (
    <>
      <h1>{t('part.requests')}</h1>
      {me.requests.length === 0 ? <Empty title={t('requests.none')} /> : null}
      <ul className="stack-tight">
        {me.requests.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
      </ul>
      {isAsked ? null : <DeletionForm />}
    </>
  )
}

function RequestItem({ request }: { readonly request: Request }) {
  const t = useText(meMessages)
  const { language } = useLanguage()
  const act = useAct()
  const day = formatDay(request.answeredAt ?? request.dueAt, serverNow(), language)
  return (
    <li className="card stack-tight">
      <strong>
        {request.kind === 'deletion'
          ? t('request.deletion')
          : t('request.correction', { kind: t(`kind.${request.field ?? 'identity'}`) })}
      </strong>
      <span>{request.state === 'taken_back' ? t('request.taken_back') : t(`request.${request.state}`, { day })}</span>
      {request.reason ? <span>{t(`reason.${request.reason}`)}</span> : null}
      {request.answer ? <span>{t('request.answer', { words: request.answer })}</span> : null}
      {act.error ? <ErrorState error={act.error} /> : null}
      {request.state === 'open' ? (
        <Button
          busy={act.isBusy}
          onClick={() =>
            void act.run((commandId) => call(takeRequestBack, { params: { request: request.id } }, { commandId }))
          }
        >
          {t('request.take-back')}
        </Button>
      ) : null}
    </li>
  )
}

function DeletionForm() {
  const t = useText(meMessages)
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button wide onClick={() => setOpen(true)}>
        {t('delete.open')}
      </Button>
    )
  }
  return (
    <section className="card stack" aria-labelledby="deletion">
      <h2 id="deletion">{t('delete.open')}</h2>
      <p>{t('delete.lead')}</p>
      {act.error ? <ErrorState error={act.error} /> : null}
      <div className="row">
        <Button
          kind="danger"
          busy={act.isBusy}
          onClick={() => void act.run((commandId) => call(askForDeletion, {}, { commandId }))}
        >
          {t('delete.send')}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t('delete.not')}
        </Button>
      </div>
    </section>
  )
}

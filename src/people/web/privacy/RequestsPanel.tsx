import '../residents/residents.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { useSession } from '../session.tsx'
import { AnswerSheet } from './AnswerSheet.tsx'
import { privacyDeskMessages } from './messages-desk.ts'
import { type Request, useRequests } from './use-privacy.ts'

/** What residents asked about their records and nobody answered yet. */
export function RequestsPanel() {
  const t = useText(privacyDeskMessages)
  const { name } = useSession()
  const requests = useRequests()
  const items = requests.data?.pages.flatMap((page) => page.items)
  return (
    <section className="stack" aria-labelledby="requests">
      <Watermark name={name} />
      <h1 id="requests">{t('requests.title')}</h1>
      <p className="quiet">{t('requests.lead')}</p>
      {requests.isError ? <ErrorState error={requests.error} onAgain={() => void requests.refetch()} /> : null}
      {requests.isPending ? <LoadingFrame lines={5} /> : null}
      {items?.length === 0 ? <Empty title={t('requests.none')} /> : null}
      <ul className="stack record-requests">
        {items?.map((request) => (
          <RequestLine key={request.id} request={request} />
        ))}
      </ul>
      {requests.hasNextPage ? (
        <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('requests.more')}
        </Button>
      ) : null}
    </section>
  )
}

function RequestLine({ request }: { readonly request: Request }) {
  const t = useText(privacyDeskMessages)
  const { language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const day = (at: string) => formatDay(at, serverNow(), language)
  const what =
    request.kind === 'deletion'
      ? t('request.deletion')
      : t('request.correction', { kind: t(`kind.${request.field ?? 'identity'}`) })
  return (
    <li className="record-part stack-tight">
      <p>
        <strong>{what}</strong> ·{' '}
        <Link to="/residents/$id" params={{ id: request.person }}>
          {request.name}
        </Link>{' '}
        {request.door}
      </p>
      {request.words ? <p>{request.words}</p> : null}
      <p className="row">
        <span className="quiet">{t('request.made', { day: day(request.madeAt) })}</span>
        {request.isOverdue ? (
          <StatusMark tone="bad" word={t('request.overdue')} />
        ) : (
          <span>{t('request.due', { day: day(request.dueAt) })}</span>
        )}
      </p>
      <div className="row no-print">
        <Button
          aria-expanded={isOpen}
          aria-label={`${t('answer.open')} ${what} ${request.name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t('answer.open')}
        </Button>
      </div>
      {isOpen ? <AnswerSheet request={request} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}

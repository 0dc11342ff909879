import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { ButtonLink } from '../../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import type { OutboxEntry } from '../../../../platform/web/outbox.ts'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { Reported } from '../../../contract-public.ts'
import { sentMessages } from './messages-sent.ts'
import { OwnLink } from './OwnLink.tsx'

type Props = { readonly entry: OutboxEntry; readonly reply: Reported }

/** What the reporter takes home: number, PIN, when somebody answers, the own link. */
export function Receipt({ entry, reply }: Props) {
  const t = useText(sentMessages)
  const { language } = useLanguage()
  const now = useNow()
  const left = entry.attachments.length
  return (
    <>
      <h1>{t('sent.title')}</h1>
      <section className="card receipt">
        <dl>
          <div>
            <dt>{t('sent.number')}</dt>
            <dd>{reply.number}</dd>
          </div>
          <div>
            <dt>{t('sent.pin')}</dt>
            <dd>
              {reply.pin.slice(0, 4)} {reply.pin.slice(4)}
            </dd>
          </div>
        </dl>
        <p>{t('sent.write')}</p>
      </section>
      <p className="first-answer">
        {t('sent.first-answer', { time: formatMoment(reply.firstAnswerDue, now, language) })}
      </p>
      {reply.openNow ? null : (
        <Notice
          tone="watch"
          title={t('sent.closed')}
          action={
            reply.dutyNumber ? (
              <ButtonLink glyph="phone" href={`tel:${reply.dutyNumber}`}>
                {t('sent.call', { number: reply.dutyNumber })}
              </ButtonLink>
            ) : undefined
          }
        >
          {reply.dutyNumber ? <p>{t('sent.urgent')}</p> : null}
        </Notice>
      )}
      {entry.state === 'waiting' && left > 0 ? <p role="status">{t('sent.pictures', { n: left })}</p> : null}
      {entry.state === 'attention' ? (
        <Notice tone="bad" spoken title={t('sent.pictures-refused', { n: left })}>
          <p>{t('sent.pictures-refused-do')}</p>
        </Notice>
      ) : null}
      <OwnLink link={new URL(reply.link, location.href).href} />
    </>
  )
}

import { formatRelative } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../../platform/web/navigation.tsx'
import { StatusMark } from '../../../../platform/web/StatusMark.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import { residentMessages } from '../messages.ts'
import { useMine } from '../queries.ts'
import { isNewReply } from '../read-replies.ts'
import { useMatterWords } from '../words.ts'
import { PinForm } from './PinForm.tsx'

/** What was reported from this browser, and the way in by number and PIN. */
export function MyReports() {
  const t = useText(residentMessages)
  const { data, error, refetch } = useMine()
  return (
    <section className="stack-tight" aria-labelledby="mine">
      <h2 id="mine">{t('mine.title')}</h2>
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
      {!data && !error ? <LoadingFrame lines={1} shape="cards" /> : null}
      {data?.length === 0 ? <p className="quiet">{t('mine.none')}</p> : null}
      {data && data.length > 0 ? <Lines items={data} /> : null}
      <PinForm />
    </section>
  )
}

function Lines({ items }: { readonly items: NonNullable<ReturnType<typeof useMine>['data']> }) {
  const t = useText(residentMessages)
  const say = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  return (
    <ul className="stack-tight">
      {items.map((item) => (
        <li key={item.report}>
          <PageLink className="card matter-card" href={`/r/${item.report}`}>
            <span className="matter-head">
              <strong>{say.category(item)}</strong>
              <StatusMark {...say.stage(item)} />
            </span>
            <span className="quiet">
              {item.placeWords} · {t('mine.at', { time: formatRelative(item.madeAt, now, language) })} · {item.number}
            </span>
            {isNewReply(item.report, item.repliedAt) ? (
              <span>
                <StatusMark tone="watch" word={t('mine.replied')} />
              </span>
            ) : null}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { formatClock, formatDay } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { meMessages } from './messages-me.ts'
import { type Look, useLooks } from './use-me.ts'

/** Who opened what of her, when and what for, newest first. */
export function Looks() {
  const t = useText(meMessages)
  const looks = useLooks()
  if (looks.error) return <ErrorState error={looks.error} onAgain={() => void looks.refetch()} />
  const items = looks.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <div className="stack-tight">
        <h1>{t('part.looks')}</h1>
        <p>{t('looks.lead')}</p>
      </div>
      {items ? null : <LoadingFrame lines={3} shape="cards" />}
      {items?.length === 0 ? <Empty title={t('looks.none')} /> : null}
      <ul className="stack-tight">
        {items?.map((look) => (
          <LookItem key={look.id} look={look} />
        ))}
      </ul>
      {looks.hasNextPage ? (
        <Button wide busy={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('looks.more')}
        </Button>
      ) : null}
    </>
  )
}

function LookItem({ look }: { readonly look: Look }) {
  const t = useText(meMessages)
  const { language } = useLanguage()
  const post = sentenceFor(language, meMessages, `post.${look.post}`) ?? t('post.other')
  return (
    <li className="card stack-tight">
      <strong>{t(`looks.${look.field}`)}</strong>
      <span>
        {formatDay(look.at, serverNow(), language)} {formatClock(look.at, language)}
      </span>
      <span>{look.place ? `${post} · ${look.place}` : post}</span>
      <span>{t('looks.why', { purpose: t(`purpose.${look.purpose}`) })}</span>
      {look.reason ? <span>{t('looks.said', { reason: look.reason })}</span> : null}
    </li>
  )
}

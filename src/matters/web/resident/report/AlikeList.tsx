import { ButtonLink } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../../platform/web/navigation.tsx'
import { StatusMark } from '../../../../platform/web/StatusMark.tsx'
import { useAlike } from '../queries.ts'
import { useMatterWords } from '../words.ts'
import type { Draft } from './draft.ts'
import { reportMessages } from './messages.ts'
import { useSettled } from './use-category.ts'

type Props = { readonly draft: Draft; readonly category: string; readonly joinAt: (number: string) => string }

/** Public matters that may be the same, offered quietly; nothing stands here while there are none. */
export function AlikeList({ draft, category, joinAt }: Props) {
  const t = useText(reportMessages)
  const say = useMatterWords()
  const words = useSettled(draft.words.trim(), 900)
  const { data } = useAlike(
    words.length < 4
      ? null
      : { community: draft.community, staircase: draft.place.staircase?.code ?? null, category, words },
  )
  const items = data?.items.slice(0, 3) ?? []
  if (items.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="alike">
      <h2 id="alike">{t('alike.title')}</h2>
      <p className="quiet spare">{t('alike.lead')}</p>
      {items.map((item) => (
        <article key={item.id} className="card stack-tight">
          <div className="row">
            <strong>{say.category(item)}</strong>
            <StatusMark {...say.stage(item)} />
          </div>
          {item.summary ? <p>{item.summary}</p> : null}
          <p className="quiet">
            {say.place(item.place)} · <PageLink href={`/m/${item.number}`}>{item.number}</PageLink>
          </p>
          <ButtonLink href={joinAt(item.number)}>{t('alike.join')}</ButtonLink>
        </article>
      ))}
    </section>
  )
}

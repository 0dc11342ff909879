import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { LanguageSwitch, TypeSizeSwitch } from '../../../platform/web/Switches.tsx'
import { useMatterWords } from '../console/words.ts'
import { LeaveButton } from './LeaveButton.tsx'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { PocketPage } from './PocketPage.tsx'

/** Who I am here, how the phone looks, what is unsent, and signing out. */
export function MePage() {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  const { name, username, posts, home } = usePocketSession()
  const { waiting, refused } = useMyOutbox()
  return (
    <PocketPage title={t('tab.me')}>
      <section className="card stack-tight">
        <p className="pocket-where">{name}</p>
        <p className="quiet">{username}</p>
      </section>
      <section className="stack-tight">
        <h2>{t('me.posts')}</h2>
        <ul className="pocket-lines">
          {posts.map((post) => (
            <li key={`${post.id}${post.deputyFor?.id ?? ''}`}>
              <p>
                {words.code('post', post.kind)}
                {post.deputyFor ? ` · ${t('me.deputy', { name: post.deputyFor.name })}` : null}
              </p>
              <p className="quiet">
                {[post.organisation, post.community ?? post.subdistrict, post.grid, post.building]
                  .flatMap((place) => (place ? [place.name] : []))
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack-tight">
        <h2>{t('me.look')}</h2>
        <div className="row">
          <LanguageSwitch />
          <TypeSizeSwitch />
        </div>
      </section>
      <section className="stack-tight">
        <h2>{t('me.phone')}</h2>
        <p>{t('serviceWorker' in navigator ? 'me.offline-ready' : 'me.offline-not')}</p>
        <p className="quiet">{t('me.outbox-count', { pending: waiting.length, refused: refused.length })}</p>
        <ButtonLink href="/pocket/outbox" wide glyph="list">
          {t('me.outbox')}
        </ButtonLink>
      </section>
      {home === 'console' ? (
        <ButtonLink href="/console" wide>
          {t('me.console')}
        </ButtonLink>
      ) : null}
      <LeaveButton unsent={waiting.length + refused.length} />
    </PocketPage>
  )
}

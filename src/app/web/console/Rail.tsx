import { Link, useRouterState } from '@tanstack/react-router'
import { useSession } from '../../../people/web/index.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'
import { roomsFor } from './rooms.ts'

/** The rooms, one character each. */
export function Rail() {
  const t = useText(consoleMessages)
  const { language } = useLanguage()
  const { doors } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <nav className="desk-rail no-print" aria-label={t('console.rooms')}>
      <img className="desk-mark" src="/harbour.svg" alt="" width="36" height="36" />
      <ul>
        {roomsFor(doors).map(({ sign, name, to }) => (
          <li key={name}>
            <Link to={to} className="desk-room" aria-current={isInRoom(path, to) ? 'page' : undefined}>
              <span
                className="desk-room-character"
                lang={language === 'zh-Hant' ? language : 'zh-Hans'}
                aria-hidden="true"
              >
                {t(sign)}
              </span>
              <span className="desk-room-name">{t(name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A matter's own page is in the room of matters, which is also the desk's first page. */
function isInRoom(path: string, to: string): boolean {
  if (to === '/') return path === '/' || path.startsWith('/matters')
  return path === to || path.startsWith(`${to}/`)
}

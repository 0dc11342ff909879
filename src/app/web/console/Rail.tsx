import { Link, useRouterState } from '@tanstack/react-router'
import { useSession } from '../../../people/web/index.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'
import { isInRoom, roomsFor } from './rooms.ts'

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
        {roomsFor(doors).map((room) => (
          <li key={room.name}>
            <Link to={room.to} className="desk-room" aria-current={isInRoom(path, room) ? 'page' : undefined}>
              <span
                className="desk-room-character"
                lang={language === 'zh-Hant' ? language : 'zh-Hans'}
                aria-hidden="true"
              >
                {t(room.sign)}
              </span>
              <span className="desk-room-name">{t(room.name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

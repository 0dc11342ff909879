import { Navigate } from '@tanstack/react-router'
import { DeskPage } from '../../../matters/web/console/index.ts'
import { useSession } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'
import { roomsFor } from './rooms.ts'

/** The desk for those whose posts open it; others are taken to the first room that is theirs. */
export function DeskDoor() {
  const t = useText(consoleMessages)
  const { doors } = useSession()
  const rooms = roomsFor(doors)
  if (rooms.some((room) => room.to === '/')) return <DeskPage />
  const first = rooms.find((room) => room.to === '/staff') ?? rooms[0]
  if (first) return <Navigate to={first.to} replace />
  return (
    <main className="desk-page stack">
      <h1>{t('console.title')}</h1>
      <p>{t('desk.not-yours')}</p>
      <p>
        <a href="/pocket">{t('desk.to-pocket')}</a>
      </p>
    </main>
  )
}

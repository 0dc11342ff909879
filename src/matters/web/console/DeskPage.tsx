import './desk.css'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useSession } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deskMessages } from './messages-desk.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import { QueueTabs } from './QueueTabs.tsx'
import { mayTakeDown } from './what-one-sees.ts'
import { useIsWide } from './wide.ts'

/** The desk: queues and list on the left, the opened matter or the overview on the right; on narrow screens one at a time. */
export function DeskPage() {
  const t = useText(deskMessages)
  const isWide = useIsWide()
  const session = useSession()
  const { id } = useParams({ strict: false }) as { id?: string }
  if (!isWide && id) {
    return (
      <main className="desk-one">
        <Outlet />
      </main>
    )
  }
  return (
    <main className="desk-two">
      <section className="desk-list no-print" aria-label={t('desk.title')}>
        <div className="desk-list-head">
          <div className="row">
            {id ? <h2 className="desk-title">{t('desk.title')}</h2> : <h1 className="desk-title">{t('desk.title')}</h1>}
            {mayTakeDown(session) ? <Link to="/take-down">{t('desk.take-down')}</Link> : null}
          </div>
          <QueueTabs />
          <QueueFilters />
        </div>
        <QueueList />
      </section>
      <div className="desk-opened">
        <Outlet />
      </div>
    </main>
  )
}

import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deviceOutbox } from '../../../platform/web/outbox.ts'
import { Empty, LoadingFrame } from '../../../platform/web/states.tsx'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { PocketPage } from './PocketPage.tsx'
import { RefusedEntry, TakenEntry, WaitingEntry } from './UnsentEntry.tsx'

/** What of mine is still on this phone: to be sent, refused with what happened, and reports whose number was not seen yet. */
export function OutboxPage() {
  const t = useText(pocketMessages)
  const { waiting, refused, taken, others, isRead } = useMyOutbox()
  const isEmpty = waiting.length + refused.length + taken.length === 0
  return (
    <PocketPage title={t('outbox.title')} back="/pocket/me">
      {isRead ? null : <LoadingFrame lines={3} shape="cards" />}
      {isRead && isEmpty ? <Empty title={t('outbox.empty')} /> : null}
      {refused.length > 0 ? (
        <section className="stack-tight">
          <h2>{t('outbox.refused')}</h2>
          {refused.map((entry) => (
            <RefusedEntry key={entry.id} entry={entry} />
          ))}
          <div className="no-print">
            <Button glyph="print" onClick={() => print()}>
              {t('outbox.print')}
            </Button>
          </div>
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <section className="stack-tight">
          <h2>{t('outbox.waiting')}</h2>
          <p className="quiet">{t('outbox.waiting-do')}</p>
          {waiting.map((entry) => (
            <WaitingEntry key={entry.id} entry={entry} />
          ))}
          <div className="no-print">
            <Button onClick={() => void deviceOutbox().flush()}>{t('outbox.now')}</Button>
          </div>
        </section>
      ) : null}
      {taken.length > 0 ? (
        <section className="stack-tight">
          <h2>{t('outbox.taken')}</h2>
          {taken.map((entry) => (
            <TakenEntry key={entry.id} entry={entry} />
          ))}
        </section>
      ) : null}
      {others > 0 ? <p className="quiet">{t('outbox.others', { n: others })}</p> : null}
    </PocketPage>
  )
}

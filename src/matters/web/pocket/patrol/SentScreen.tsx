import { useEffect } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { goTo } from '../../../../platform/web/navigation.tsx'
import { deviceOutbox } from '../../../../platform/web/outbox.ts'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import type { Reported } from '../../../contract-public.ts'
import { pocketMessages } from '../messages.ts'
import { PocketPage } from '../PocketPage.tsx'
import { refusalError } from '../unsent.ts'
import { patrolMessages } from './messages.ts'

/** After sending: that it is kept on this phone, then the number once the server took it. */
export function SentScreen({ id }: { readonly id: string }) {
  const t = useText(patrolMessages)
  const say = useText(pocketMessages)
  const problem = useProblemText()
  const { entries, isRead } = useOutbox()
  const entry = entries.find((each) => each.id === id)
  const reply = entry?.isAccepted ? (entry.reply as Reported) : null
  useEffect(() => {
    if (isRead && !entry) goTo('/pocket', { replace: true })
  }, [isRead, entry])
  if (!entry) return null
  return (
    <PocketPage
      title={t('patrol.title')}
      action={
        <Button kind="primary" wide onClick={() => void leave('/pocket/report')}>
          {t('patrol.another')}
        </Button>
      }
    >
      {reply ? (
        <>
          <Notice tone="good" spoken title={t('patrol.sent')} />
          <section className="card stack-tight">
            <p className="quiet">{t('patrol.number')}</p>
            <p className="pocket-where">{reply.number}</p>
            <Button onClick={() => void leave(`/pocket/m/${reply.matter}`)}>{t('patrol.open')}</Button>
          </section>
          {entry.state === 'waiting' ? <p role="status">{t('patrol.handled-waiting')}</p> : null}
        </>
      ) : null}
      {!reply && entry.state === 'waiting' ? (
        <Notice tone="good" spoken title={t('patrol.kept')}>
          <p>{t('patrol.kept-do')}</p>
        </Notice>
      ) : null}
      {entry.state === 'attention' ? (
        <Notice
          tone="bad"
          spoken
          title={t('patrol.refused')}
          action={<Button onClick={() => goTo('/pocket/outbox')}>{say('outbox.refused')}</Button>}
        >
          <p>{problem.say(refusalError(entry))}</p>
        </Notice>
      ) : null}
    </PocketPage>
  )

  async function leave(href: string): Promise<void> {
    if (entry?.state === 'sent') await deviceOutbox().forget(entry.id)
    goTo(href)
  }
}

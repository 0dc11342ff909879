import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button, ButtonLink } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo } from '../../../../platform/web/navigation.tsx'
import { deviceOutbox, type OutboxEntry } from '../../../../platform/web/outbox.ts'
import { Empty, LoadingFrame } from '../../../../platform/web/states.tsx'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import type { Reported } from '../../../contract-public.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import type { FlowAddresses } from './flow.ts'
import { sentMessages } from './messages-sent.ts'
import { RefusedNotice, WaitingNotice } from './NotSent.tsx'
import { Receipt } from './Receipt.tsx'
import type { DraftDesk } from './use-draft.ts'

type Props = { readonly id: string; readonly desk: DraftDesk; readonly addresses: FlowAddresses }

/** After sending: the number and PIN once the server took it; before that, that it is kept on this phone. */
export function SentScreen({ id, desk, addresses }: Props) {
  const t = useText(sentMessages)
  const { entries, isRead, inMemory } = useOutbox()
  const entry = entries.find((each) => each.id === id)
  useTaken(entry, desk)
  if (!entry && isRead) return <Gone />
  const reply = entry?.isAccepted ? (entry.reply as Reported) : null
  return (
    <ResidentPage
      isStep
      title={t(reply ? 'sent.title' : 'sent.sending')}
      action={
        entry && reply ? (
          <Button kind="primary" wide onClick={() => void leave(entry, reply)}>
            {t('sent.noted')}
          </Button>
        ) : undefined
      }
    >
      {entry ? null : <LoadingFrame lines={3} shape="cards" />}
      {entry && reply ? <Receipt entry={entry} reply={reply} /> : null}
      {entry?.state === 'waiting' && !reply ? <WaitingNotice entry={entry} inMemory={inMemory} /> : null}
      {entry?.state === 'attention' && !reply ? (
        <RefusedNotice entry={entry} desk={desk} addresses={addresses} />
      ) : null}
    </ResidentPage>
  )
}

/** Once the server took it, the draft is done with and the list of own reports is stale. */
function useTaken(entry: OutboxEntry | undefined, desk: DraftDesk): void {
  const queries = useQueryClient()
  const isTaken = entry?.isAccepted ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the verdict comes
  useEffect(() => {
    if (!isTaken) return
    desk.clear()
    void queries.invalidateQueries({ queryKey: ['matters'] })
  }, [isTaken])
}

async function leave(entry: OutboxEntry, reply: Reported): Promise<void> {
  // Pictures under way stay in the outbox; their entry is dropped from the home page afterwards.
  if (entry.state !== 'waiting') await deviceOutbox().forget(entry.id)
  goTo(`/r/${reply.report}`)
}

function Gone() {
  const t = useText(sentMessages)
  return (
    <ResidentPage title={t('sent.gone')} back="/">
      <h1>{t('sent.gone')}</h1>
      <Empty title={t('sent.gone-do')} action={<ButtonLink href="/">{t('sent.home')}</ButtonLink>} />
    </ResidentPage>
  )
}

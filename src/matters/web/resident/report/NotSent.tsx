import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo } from '../../../../platform/web/navigation.tsx'
import { deviceOutbox, type OutboxEntry } from '../../../../platform/web/outbox.ts'
import { ProblemError } from '../../../../platform/web/problem-error.ts'
import { ErrorState } from '../../../../platform/web/states.tsx'
import { useConnection } from '../../../../platform/web/use-connection.ts'
import type { FlowAddresses } from './flow.ts'
import { sentMessages } from './messages-sent.ts'
import type { DraftDesk } from './use-draft.ts'

type WaitingProps = { readonly entry: OutboxEntry; readonly inMemory: boolean }

/** Kept on the phone and not taken by the server yet. */
export function WaitingNotice({ entry, inMemory }: WaitingProps) {
  const t = useText(sentMessages)
  const isThrough = useConnection() === 'through'
  const isFirstTry = isThrough && entry.tries === 0
  return (
    <>
      <h1>{t(isFirstTry ? 'sent.sending' : 'sent.waiting')}</h1>
      <p role="status">{t(inMemory ? 'sent.memory' : isFirstTry ? 'sent.sending-lead' : 'sent.waiting-lead')}</p>
      <Wrote entry={entry} />
      {isFirstTry ? null : (
        <Button wide onClick={() => void deviceOutbox().flush()}>
          {t('sent.again')}
        </Button>
      )}
    </>
  )
}

type RefusedProps = { readonly entry: OutboxEntry; readonly desk: DraftDesk; readonly addresses: FlowAddresses }

/** Refused by the server: why, what was written, and the way back to change it. */
export function RefusedNotice({ entry, desk, addresses }: RefusedProps) {
  const t = useText(sentMessages)
  const { refusal } = entry
  const error = new ProblemError({
    code: refusal?.code ?? 'problem.other',
    status: refusal?.status ?? 0,
    ...(refusal?.reason ? { reason: refusal.reason } : {}),
    ...(refusal?.requestId ? { requestId: refusal.requestId } : {}),
  })
  return (
    <>
      <h1>{t('sent.refused')}</h1>
      <ErrorState error={error} />
      <Wrote entry={entry} />
      {desk.draft.id === entry.id ? (
        <Button kind="primary" wide onClick={() => void edit()}>
          {t('sent.edit')}
        </Button>
      ) : null}
      <Button wide onClick={() => void drop()}>
        {t('sent.drop')}
      </Button>
    </>
  )

  async function edit(): Promise<void> {
    await deviceOutbox().forget(entry.id)
    // Another payload is another command.
    desk.renew()
    goTo(addresses.at('what'), { replace: true })
  }

  async function drop(): Promise<void> {
    await deviceOutbox().forget(entry.id)
    goTo(addresses.base, { replace: true })
  }
}

function Wrote({ entry }: { readonly entry: OutboxEntry }) {
  const t = useText(sentMessages)
  const { words } = entry.body as { words?: string }
  if (!words) return null
  return (
    <section className="card stack-tight">
      <h2>{t('sent.wrote')}</h2>
      <p className="own-words">{words}</p>
    </section>
  )
}

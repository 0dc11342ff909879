import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { copyText } from '../../../platform/web/copy-text.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { deviceOutbox, type OutboxEntry } from '../../../platform/web/outbox.ts'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { Reported } from '../../contract-public.ts'
import { pocketMessages } from './messages.ts'
import { matterOf, picturesLeft, refusalError, writtenIn } from './unsent.ts'

type Props = { readonly entry: OutboxEntry }

/** When it was written, in words. */
function useWhen({ at }: OutboxEntry): string {
  const t = useText(pocketMessages)
  const { language } = useLanguage()
  const now = useNow()
  return t('outbox.written', { time: formatMoment(at, now, language) })
}

function Written({ entry }: Props) {
  const t = useText(pocketMessages)
  const when = useWhen(entry)
  const words = writtenIn(entry)
  return (
    <>
      <h3>{entry.title}</h3>
      <p className="quiet">
        {[when, entry.tries > 0 ? t('outbox.tried', { n: entry.tries }) : null].filter(Boolean).join(' · ')}
      </p>
      {words ? <blockquote className="story-words pocket-words">{words}</blockquote> : null}
      {picturesLeft(entry) > 0 ? <p>{t('outbox.pictures', { n: picturesLeft(entry) })}</p> : null}
    </>
  )
}

/** A step that waits for a connection. */
export function WaitingEntry({ entry }: Props) {
  return (
    <article className="card stack-tight">
      <Written entry={entry} />
    </article>
  )
}

/** A step that the server refused: what happened, what was written, and what can be done about it. */
export function RefusedEntry({ entry }: Props) {
  const t = useText(pocketMessages)
  const { say } = useProblemText()
  const [isSure, setSure] = useState(false)
  const matter = matterOf(entry)
  const isFinal = entry.refusal?.isFinal ?? false
  return (
    <article className="card stack-tight">
      <Written entry={entry} />
      <StatusMark tone="bad" word={say(refusalError(entry))} />
      {entry.isAccepted ? <p>{t('outbox.half')}</p> : null}
      {isFinal ? <p className="no-print">{t('outbox.final')}</p> : null}
      {isSure ? (
        <div className="stack-tight no-print">
          <p role="status">{picturesLeft(entry) > 0 ? t('outbox.drop-pictures') : t('outbox.drop-sure')}</p>
          <div className="row">
            <Button kind="danger" onClick={() => void deviceOutbox().forget(entry.id)}>
              {t('outbox.drop-yes')}
            </Button>
            <Button onClick={() => setSure(false)}>{t('outbox.drop-no')}</Button>
          </div>
        </div>
      ) : (
        <div className="row no-print">
          {matter ? <ButtonLink href={`/pocket/m/${matter}`}>{t('outbox.open')}</ButtonLink> : null}
          {isFinal ? (
            <CopyButton entry={entry} />
          ) : (
            <Button onClick={() => void deviceOutbox().tryAgain(entry.id)}>{t('outbox.again')}</Button>
          )}
          <Button kind="quiet" onClick={() => setSure(true)}>
            {t('outbox.drop')}
          </Button>
        </div>
      )}
    </article>
  )
}

/** What was written, to be pasted where the desk reads it, or into a step that is written anew. */
function CopyButton({ entry }: Props) {
  const t = useText(pocketMessages)
  const when = useWhen(entry)
  const [said, setSaid] = useState<'outbox.copied' | 'outbox.not-copied' | null>(null)
  const copy = async () => {
    const isCopied = await copyText([entry.title, when, writtenIn(entry)].filter(Boolean).join('\n'))
    setSaid(isCopied ? 'outbox.copied' : 'outbox.not-copied')
  }
  return (
    <>
      <Button onClick={() => void copy()}>{t('outbox.copy')}</Button>
      <span role="status">{said ? t(said) : null}</span>
    </>
  )
}

/** A report that was taken: its number, until somebody has seen it. */
export function TakenEntry({ entry }: Props) {
  const t = useText(pocketMessages)
  const { number, matter } = entry.reply as Reported
  return (
    <article className="card stack-tight">
      <h3>{entry.title}</h3>
      <p className="pocket-where">{number}</p>
      <div className="row">
        <ButtonLink href={`/pocket/m/${matter}`}>{t('outbox.open')}</ButtonLink>
        <Button kind="quiet" onClick={() => void deviceOutbox().forget(entry.id)}>
          {t('outbox.seen')}
        </Button>
      </div>
    </article>
  )
}

import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo } from '../../../../platform/web/navigation.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { MatterCard } from '../MatterCard.tsx'
import { usePublicMatter } from '../queries.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import { ContactFields } from './ContactFields.tsx'
import { contactOf, missingContact, mostWords } from './draft.ts'
import type { FlowAddresses } from './flow.ts'
import { reportMessages } from './messages.ts'
import { sendJoin } from './send.ts'
import type { DraftDesk } from './use-draft.ts'

type Props = { readonly number: string; readonly desk: DraftDesk; readonly addresses: FlowAddresses }

/** Joining a public matter instead of reporting it again. What was typed already comes along. */
export function JoinScreen({ number, desk, addresses }: Props) {
  const t = useText(reportMessages)
  const { language } = useLanguage()
  const { draft, change } = desk
  const { data, error, refetch } = usePublicMatter(number)
  const [id] = useState(newBrowserId)
  const [isTried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const missing = missingContact(draft)
  return (
    <ResidentPage
      isStep
      title={t('join.title')}
      back={addresses.base}
      action={
        <Button kind="primary" wide busy={isSending} disabled={!data} onClick={() => void join()}>
          {isSending ? t('contact.sending') : t('join.send')}
        </Button>
      }
    >
      <h1>{t('join.title')}</h1>
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
      {!data && !error ? <LoadingFrame lines={1} shape="cards" /> : null}
      {data ? (
        <ul>
          <MatterCard line={data} />
        </ul>
      ) : null}
      <p>{t('join.lead')}</p>
      <TextArea
        label={t('join.words')}
        optional
        rows={3}
        most={mostWords}
        value={draft.words}
        onChange={(words) => change({ words })}
      />
      <ContactFields contact={draft} onChange={change} missing={isTried ? missing : null} />
      {failure ? <ErrorState error={failure} kept={t('report.kept')} /> : null}
    </ResidentPage>
  )

  async function join(): Promise<void> {
    setTried(true)
    if (missing) return showTrouble()
    setSending(true)
    try {
      const words = draft.words.trim()
      goTo(addresses.sent(await sendJoin(id, { number, language, ...(words ? { words } : {}), ...contactOf(draft) })), {
        replace: true,
      })
    } catch (caught) {
      setFailure(caught)
      setSending(false)
    }
  }
}

import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { TextArea } from '../../../platform/web/TextArea.tsx'
import { answerRequest } from '../../contract-privacy.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { privacyDeskMessages } from './messages-desk.ts'
import type { Request } from './use-privacy.ts'

const outcomes = ['done', 'refused'] as const
const reasons = ['not_shown', 'is_right'] as const
type Props = { readonly request: Request; readonly onClose: () => void }

/** The desk's answer: done or not, why, and a few words for her. */
export function AnswerSheet({ request, onClose }: Props) {
  const t = useText(privacyDeskMessages)
  const community = useHere()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('done')
  const [reason, setReason] = useState<(typeof reasons)[number]>('not_shown')
  const [words, setWords] = useState('')
  const send = (commandId: string) => {
    const params = { community: community.id, request: request.id }
    const why = outcome === 'refused' ? { reason } : {}
    const said = words.trim() ? { words: words.trim() } : {}
    return callSignedIn(answerRequest, { params, body: { outcome, ...why, ...said } }, { commandId })
  }
  return (
    <ActSheet title={t('answer.open')} why={t(`answer.why-${request.kind}`)} level={2} onSend={send} onClose={onClose}>
      {() => (
        <>
          <ChoiceBox
            label={t('answer.outcome')}
            value={outcome}
            choices={outcomes.map((value) => ({ value, label: t(`answer.${request.kind}.${value}`) }))}
            onChange={(value) => setOutcome(value === 'refused' ? 'refused' : 'done')}
          />
          {outcome === 'refused' ? (
            <ChoiceBox
              label={t('answer.reason')}
              value={reason}
              choices={reasons.map((value) => ({ value, label: t(`answer.reason.${value}`) }))}
              onChange={(value) => setReason(value === 'is_right' ? 'is_right' : 'not_shown')}
            />
          ) : null}
          <TextArea label={t('answer.words')} optional most={500} rows={3} value={words} onChange={setWords} />
        </>
      )}
    </ActSheet>
  )
}

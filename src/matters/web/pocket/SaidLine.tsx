import { useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { MatterPage } from '../../contract.ts'
import { may } from '../console/act-order.ts'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { actOfEndpoint } from './phone-acts.ts'
import { sendAct } from './send-act.ts'
import { useStepWords } from './step-words.ts'

type Props = { readonly matter: MatterPage }

/** That the residents have said something since, and one tap where it asks for no answer. */
export function SaidLine({ matter }: Props) {
  const t = useText(pocketMessages)
  const { step } = useStepWords()
  const { waiting } = useMyOutbox()
  const [isLost, setLost] = useState(false)
  const { id, number, saidAt } = matter
  if (!saidAt) return null
  const isSeen = waiting.some(({ lane, endpointId }) => lane === id && actOfEndpoint(endpointId) === 'see-words')
  const mayBeSeen = !isSeen && may(matter.abilities, 'see-words')
  return (
    <>
      <p className="row">
        <StatusMark tone="watch" glyph="person" word={t('card.said')} />
        {mayBeSeen ? <Button onClick={() => void see(saidAt)}>{step('see-words')}</Button> : null}
      </p>
      {isLost ? <Notice tone="bad" spoken title={t('act.not-kept')} /> : null}
    </>
  )

  async function see(upTo: string): Promise<void> {
    setLost(false)
    const sending = { matter: id, act: 'see-words', draft: { saidAt: upTo }, photos: [], usual: '' } as const
    const title = `${step('see-words')} · ${number}`
    await sendAct({ ...sending, title, commandId: newBrowserId() }).catch(() => setLost(true))
  }
}

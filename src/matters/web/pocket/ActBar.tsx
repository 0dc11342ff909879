import { useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import type { MatterPage } from '../../contract.ts'
import { ActForm } from './ActForm.tsx'
import { allowedAfter, allowedNow, barOf } from './act-bar.ts'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { actOfEndpoint, formOf, type PhoneAct } from './phone-acts.ts'
import { sendAct } from './send-act.ts'
import { useStepWords } from './step-words.ts'

/** What can be done now, at the thumb: one tap for the step that is due, a picture for "put right", the rest in a sheet. */
export function ActBar({ matter }: { readonly matter: MatterPage }) {
  const t = useText(pocketMessages)
  const { step } = useStepWords()
  const [opened, setOpened] = useState<PhoneAct | 'others' | null>(null)
  const [isLost, setLost] = useState(false)
  const bar = useBar(matter)
  const { primary, finish, others } = bar
  if (!primary && !finish && others.length === 0) return null
  const close = () => setOpened(null)
  // A sheet tells late that it was closed; the step chosen in it has its own sheet by then.
  const closeOthers = () => setOpened((now) => (now === 'others' ? null : now))
  return (
    <div className="pocket-bar">
      {isLost ? <Notice tone="bad" spoken title={t('act.not-kept')} /> : null}
      {primary ? (
        <Button kind="primary" wide onClick={() => void take(primary)}>
          {step(primary)}
        </Button>
      ) : null}
      <div className="pocket-bar-row">
        {finish ? (
          <Button kind={primary ? 'secondary' : 'primary'} glyph="camera" onClick={() => setOpened(finish)}>
            {step(finish)}
          </Button>
        ) : null}
        {others.length > 0 ? (
          <Button kind={finish ? 'quiet' : 'secondary'} glyph="list" onClick={() => setOpened('others')}>
            {t('act.more')}
          </Button>
        ) : null}
      </div>
      <Sheet title={t('act.others')} isOpen={opened === 'others'} onClose={closeOthers}>
        <div className="pocket-others">
          {others.map((act) => (
            <Button key={act} wide onClick={() => setOpened(act)}>
              {step(act)}
            </Button>
          ))}
        </div>
      </Sheet>
      {opened && opened !== 'others' ? (
        <Sheet title={step(opened)} isOpen onClose={close}>
          <ActForm matter={matter} act={opened} given={{}} onSent={close} />
        </Sheet>
      ) : null}
    </div>
  )

  async function take(act: PhoneAct): Promise<void> {
    if (formOf(act).asks.length > 0) return setOpened(act)
    setLost(false)
    const sending = {
      matter: matter.id,
      act,
      draft: {},
      photos: [],
      usual: '',
      title: `${step(act)} · ${matter.number}`,
    }
    await sendAct({ ...sending, commandId: newBrowserId() }).catch(() => setLost(true))
  }
}

function useBar(matter: MatterPage) {
  const { waiting } = useMyOutbox()
  const unsent = waiting
    .filter((entry) => entry.lane === matter.id && !entry.isAccepted)
    .map((entry) => actOfEndpoint(entry.endpointId))
    .filter((act) => act !== null)
  const open = matter.assists.filter((assist) => !assist.ended && !assist.answer).length
  const allowed = allowedNow(matter.abilities, open)
  // A request for help is answered where it stands, not from the sheet.
  allowed.delete('answer-assist')
  return barOf(allowedAfter(matter.abilities, allowed, unsent))
}

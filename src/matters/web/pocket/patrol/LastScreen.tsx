import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { TextField } from '../../../../platform/web/TextField.tsx'
import { Tick } from '../../../../platform/web/Tick.tsx'
import { missingOn } from '../../resident/report/draft.ts'
import { reportMessages } from '../../resident/report/messages.ts'
import type { useCategory } from '../../resident/report/use-category.ts'
import { pocketMessages } from '../messages.ts'
import { PocketPage } from '../PocketPage.tsx'
import { patrolMessages } from './messages.ts'
import type { PatrolDesk } from './use-patrol-draft.ts'

type Props = {
  readonly desk: PatrolDesk
  readonly category: ReturnType<typeof useCategory>
  readonly back: string
  readonly onSend: () => Promise<void>
}

/** Screen 3: whether it was put right on the spot, who wants to hear back, and sending. */
export function LastScreen({ desk, category, back, onSend }: Props) {
  const t = useText(reportMessages)
  const say = useText(patrolMessages)
  const act = useText(pocketMessages)
  const { draft, patrol, change, changePatrol } = desk
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [isLost, setLost] = useState(false)
  const missing = isTried ? missingOn('contact', draft) : null
  return (
    <PocketPage
      title={say('patrol.title')}
      back={back}
      action={
        <Button kind="primary" wide busy={isBusy} onClick={() => void send()}>
          {t('report.send')}
        </Button>
      }
    >
      <Steps current={3} total={3} title={say('patrol.more')} />
      <Tick
        label={say('patrol.handled')}
        hint={say('patrol.handled-hint')}
        checked={patrol.isHandled}
        onChange={(isHandled) => changePatrol({ isHandled })}
      />
      {patrol.isHandled ? (
        <TextArea
          label={say('patrol.handled-words')}
          optional
          value={patrol.handledWords}
          onChange={(handledWords) => changePatrol({ handledWords })}
          most={500}
          rows={2}
        />
      ) : null}
      <fieldset className="stack">
        <legend className="field-label">{say('patrol.contact')}</legend>
        <p className="field-hint">{say('patrol.contact-hint')}</p>
        <TextField
          label={t('contact.name')}
          optional
          maxLength={40}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('contact.phone')}
          optional
          inputMode="tel"
          maxLength={24}
          error={missing ? t(missing === 'phone' ? 'contact.phone-missing' : 'contact.phone-wrong') : null}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
      </fieldset>
      <Tick
        label={t('contact.private')}
        hint={category.isPrivate ? t('contact.private-forced') : t('contact.private-hint')}
        checked={category.isPrivate || draft.isPrivate}
        disabled={category.isPrivate}
        onChange={(isPrivate) => change({ isPrivate })}
      />
      {isLost ? <Notice tone="bad" spoken title={act('act.not-kept')} /> : null}
    </PocketPage>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (missingOn('contact', draft)) return showTrouble()
    if (isBusy) return
    setBusy(true)
    setLost(false)
    await onSend().catch(() => setLost(true))
    setBusy(false)
  }
}

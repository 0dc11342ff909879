import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { soundsDangerous } from '../../../rules-words.ts'
import { CategoryChoice } from '../../resident/report/CategoryChoice.tsx'
import { DangerCard } from '../../resident/report/Danger.tsx'
import { missingOn } from '../../resident/report/draft.ts'
import { reportMessages } from '../../resident/report/messages.ts'
import type { useCategory } from '../../resident/report/use-category.ts'
import { PocketPage } from '../PocketPage.tsx'
import { patrolMessages } from './messages.ts'
import type { PatrolDesk } from './use-patrol-draft.ts'

type Props = {
  readonly desk: PatrolDesk
  readonly category: ReturnType<typeof useCategory>
  readonly onNext: () => void
}

/** Screen 1: what was seen. */
export function WhatScreen({ desk, category, onNext }: Props) {
  const t = useText(reportMessages)
  const say = useText(patrolMessages)
  const { draft, change } = desk
  const [isTried, setTried] = useState(false)
  const danger = soundsDangerous(draft.words)
  const mustRead = danger !== null && !draft.dangerSeen
  return (
    <PocketPage
      title={say('patrol.title')}
      action={
        <Button kind="primary" wide onClick={goOn}>
          {t('report.next')}
        </Button>
      }
    >
      <Steps current={1} total={3} title={t('what.title')} />
      <TextArea
        label={t('what.words')}
        placeholder={t('what.example')}
        error={isTried && missingOn('what', draft) ? t('what.missing') : null}
        value={draft.words}
        onChange={(words) => change({ words })}
        most={2000}
        rows={3}
      />
      {danger ? (
        <DangerCard danger={danger} isSeen={draft.dangerSeen} onSeen={() => change({ dangerSeen: true })} />
      ) : null}
      {isTried && mustRead ? <p role="alert">{t('danger.first')}</p> : null}
      {draft.words.trim() ? (
        <CategoryChoice
          lines={category.lines}
          suggested={category.suggested}
          chosen={category.code}
          onChoose={(code) => change({ category: code })}
        />
      ) : null}
    </PocketPage>
  )

  function goOn(): void {
    setTried(true)
    if (!missingOn('what', draft) && !mustRead) onNext()
    else showTrouble()
  }
}

import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { soundsDangerous } from '../../../rules-words.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import { AlikeList } from './AlikeList.tsx'
import { CategoryChoice } from './CategoryChoice.tsx'
import { DangerCard, DangerStrip } from './Danger.tsx'
import { missingOn, mostWords } from './draft.ts'
import type { FlowScreen } from './flow.ts'
import { reportMessages } from './messages.ts'

/** Screen 1: what is wrong, in the resident's own words. */
export function WhatScreen({ desk, category, addresses, onNext }: FlowScreen) {
  const t = useText(reportMessages)
  const { draft, change } = desk
  const [isTried, setTried] = useState(false)
  const danger = soundsDangerous(draft.words)
  const mustRead = danger !== null && !draft.dangerSeen
  return (
    <ResidentPage
      isStep
      title={t('what.title')}
      back={addresses.base}
      action={
        <Button kind="primary" wide onClick={goOn}>
          {t('report.next')}
        </Button>
      }
    >
      <Steps current={1} total={3} title={t('what.title')} />
      <DangerStrip />
      <TextArea
        label={t('what.words')}
        hint={t('what.speak')}
        placeholder={t('what.example')}
        error={isTried && missingOn('what', draft) ? t('what.missing') : null}
        value={draft.words}
        onChange={(words) => change({ words })}
        most={mostWords}
        rows={4}
      />
      {danger ? (
        <DangerCard danger={danger} isSeen={draft.dangerSeen} onSeen={() => change({ dangerSeen: true })} />
      ) : null}
      {mustRead && isTried ? (
        <p className="field-error" role="alert">
          {t('danger.first')}
        </p>
      ) : null}
      {draft.words.trim() ? (
        <>
          <CategoryChoice
            lines={category.lines}
            suggested={category.suggested}
            chosen={category.code}
            onChoose={(code) => change({ category: code })}
          />
          {category.isPrivate ? null : <AlikeList draft={draft} category={category.code} joinAt={addresses.join} />}
        </>
      ) : null}
    </ResidentPage>
  )

  function goOn(): void {
    setTried(true)
    if (!missingOn('what', draft) && !mustRead) onNext()
    else showTrouble()
  }
}

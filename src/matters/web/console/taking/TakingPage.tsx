import './taking.css'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { ProblemWords, useProblemText } from '../../../../platform/web/problem-text.tsx'
import { type Reported, reportMatter } from '../../../contract-public.ts'
import { matterProblemMessages } from '../messages-problems.ts'
import { mattersKey } from '../queries.ts'
import { takingMessages } from './messages-taking.ts'
import { TakenSlip } from './TakenSlip.tsx'
import { TakingForm } from './TakingForm.tsx'
import { newTakenDraft, reportOf } from './taken-draft.ts'

const words = [takingMessages, matterProblemMessages]

/** A clerk takes down what a resident says by telephone or at the desk. */
export function TakingPage() {
  const t = useText(takingMessages)
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack taking">
        <h1 className="no-print">{t('taking.title')}</h1>
        <Taking />
      </main>
    </ProblemWords>
  )
}

function Taking() {
  const community = useHere().id
  const t = useText(takingMessages)
  const { say } = useProblemText()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(newTakenDraft)
  const [taken, setTaken] = useState<Reported | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  if (taken) {
    const next = () => {
      setTaken(null)
      setDraft(newTakenDraft())
    }
    return <TakenSlip taken={taken} onNext={next} />
  }
  return (
    <>
      <p className="quiet">{t('taking.lead')}</p>
      <Notice tone="bad" title={t('taking.danger')} />
      <TakingForm
        community={community}
        draft={draft}
        isBusy={isBusy}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        onSend={() => void send()}
      />
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </>
  )

  async function send(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const body = reportOf(draft, community)
      setTaken(await callSignedIn(reportMatter, { body }, { commandId: draft.id }))
      void queries.invalidateQueries({ queryKey: mattersKey })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
}

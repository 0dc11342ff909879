import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { AskField } from './AskField.tsx'
import { actForms, missingIn } from './act-forms.ts'
import { endingActs } from './act-order.ts'
import { ReplyTemplates } from './calls/ReplyTemplates.tsx'
import { useDraft } from './drafts.ts'
import type { ActFormProps } from './form-props.ts'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'
import { mattersKey } from './queries.ts'

/** The small form of one act: says what it does, asks what it needs, sends it once, keeps what was typed when it fails. */
export function ActForm({ matter, act, given = {}, onClose }: ActFormProps) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const { say: sayProblem } = useProblemText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const id = useId()
  const { draft, change, forget } = useDraft(`${matter.id} ${act} ${given.targetId ?? given.report ?? ''}`, given)
  const commandFor = useCommandIds()
  const [error, setError] = useState<unknown>(null)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const form = useFirstFieldFocused()
  const missing = missingIn(act, draft)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isBusy || missing.length > 0) return
    setBusy(true)
    setError(null)
    try {
      await actForms[act].send(matter.id, draft, commandFor(draft))
      forget()
      void message.success(t('form.done', { act: say(`act.${act}`) }))
      await queries.invalidateQueries({ queryKey: mattersKey })
      onClose()
    } catch (problem) {
      setError(problem)
      void queries.invalidateQueries({ queryKey: [...mattersKey, 'matter', matter.id] })
    } finally {
      setBusy(false)
    }
  }

  return (
    <form ref={form} className="act-form" aria-labelledby={`${id}-title`} onSubmit={submit} noValidate>
      <p id={`${id}-title`} className="act-form-title">
        {say(`act.${act}`)}
      </p>
      <p className="quiet">{say(`about.${act}`)}</p>
      {act === 'reply' ? <ReplyTemplates category={matter.category} onUse={(words) => change({ words })} /> : null}
      {actForms[act].asks.map((ask) => (
        <AskField key={ask} ask={ask} matter={matter} draft={draft} change={change} />
      ))}
      {isTried && missing.length > 0 ? (
        <Notice
          tone="watch"
          spoken
          title={say('ask.needed', { what: missing.map((ask) => say(labelOf(ask))).join('、') })}
        />
      ) : null}
      {error ? <Notice tone="bad" spoken title={`${sayProblem(error)}${t('form.kept')}`} /> : null}
      <div className="act-form-buttons">
        <Button type="primary" htmlType="submit" danger={endingActs.includes(act)} loading={isBusy}>
          {isBusy ? t('form.busy') : say(`act.${act}`)}
        </Button>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}

/** The label of what a form asks. */
function labelOf(ask: ReturnType<typeof missingIn>[number]) {
  return ask === 'place' ? 'ask.building' : (`ask.${ask === 'party' ? 'party' : ask}` as const)
}

/** The same content is the same command, however often it is sent; changed content is another one. */
function useCommandIds() {
  const last = useRef({ content: '', id: '' })
  return (draft: object): string => {
    const content = JSON.stringify(draft)
    if (last.current.content !== content) last.current = { content, id: newBrowserId() }
    return last.current.id
  }
}

/** Focuses the first field; where it still loads, once it is there, unless one is at another field by then. */
function useFirstFieldFocused() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const at = form.current!
    at.scrollIntoView({ block: 'nearest' })
    const loads = () => at.querySelector('[aria-busy="true"]') !== null
    if (!loads()) return focusFirst(at)
    const watch = new MutationObserver(() => {
      if (loads()) return
      watch.disconnect()
      if (!at.contains(document.activeElement)) focusFirst(at)
    })
    watch.observe(at, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [])
  return form
}

function focusFirst(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
}

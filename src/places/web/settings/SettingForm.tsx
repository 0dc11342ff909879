import './settings.css'
import { App, Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { settingsMessages } from './messages-settings.ts'

type Props = {
  readonly title: string
  readonly hint: string
  /** The local day, which is the first that a setting may hold from. */
  readonly today: string
  readonly mayChange: boolean
  readonly isChanged: boolean
  /** Sends the change; the same content keeps its command id. */
  readonly onSave: (effectiveFrom: string, commandId: string) => Promise<unknown>
  /** Fields of the form; `sayField` words what is wrong with one. */
  readonly children: (sayField: (field: string) => string | null) => ReactNode
  readonly after?: ReactNode
}

/** One setting: its fields, the day it is to hold from, and what was wrong. */
export function SettingForm({ title, hint, today, mayChange, isChanged, onSave, children, after }: Props) {
  const t = useText(settingsMessages)
  const { say, sayField } = useProblemText()
  const { message } = App.useApp()
  const id = useId()
  const [from, setFrom] = useState(today)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const command = useRef(newBrowserId())

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await onSave(from, command.current)
      void message.success(t('settings.saved', { day: from }))
    } catch (problem) {
      setError(problem)
    } finally {
      command.current = newBrowserId()
      setBusy(false)
    }
  }
  const fault = (field: string) => (error ? sayField(error, field) : null)

  return (
    <section className="setting" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="quiet">{hint}</p>
      <form onSubmit={save} noValidate>
        <fieldset className="setting-fields" disabled={!mayChange} aria-labelledby={id}>
          {children(fault)}
        </fieldset>
        {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
        {mayChange && isChanged ? (
          <div className="setting-save">
            <label htmlFor={`${id}-from`}>{t('settings.from')}</label>
            <Input
              id={`${id}-from`}
              type="date"
              min={today}
              value={from}
              status={fault('effectiveFrom') ? 'error' : ''}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {t('settings.save')}
            </Button>
            <FieldFault words={fault('effectiveFrom')} />
          </div>
        ) : null}
      </form>
      {after}
    </section>
  )
}

/** What is wrong with a field, said beside it. */
export function FieldFault({ words }: { readonly words: string | null }) {
  return words ? (
    <p className="setting-fault" role="alert">
      {words}
    </p>
  ) : null
}

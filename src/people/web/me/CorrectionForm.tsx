import { type FormEvent, useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import { TextArea } from '../../../platform/web/TextArea.tsx'
import { askForCorrection } from '../../contract-me.ts'
import { type FieldKind, fieldKinds } from '../../residents/rules-residents.ts'
import { meMessages } from './messages-me.ts'
import { useAct } from './use-me.ts'

/** She says what is wrong; the desk answers by a day that is said at once. */
export function CorrectionForm() {
  const t = useText(meMessages)
  const { language } = useLanguage()
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  const [field, setField] = useState<FieldKind>('identity')
  const [words, setWords] = useState('')
  const [dueAt, setDue] = useState<string | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const asked = await act.run((commandId) => call(askForCorrection, { body: { field, words } }, { commandId }))
    if (!asked) return
    setDue(asked.dueAt)
    setOpen(false)
    setWords('')
  }
  if (!isOpen) {
    return (
      <>
        {dueAt ? (
          <Notice tone="good" spoken title={t('wrong.sent', { day: formatDay(dueAt, serverNow(), language) })} />
        ) : null}
        <Button wide onClick={() => setOpen(true)}>
          {t('wrong.open')}
        </Button>
      </>
    )
  }
  return (
    <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
      <ChoiceList
        label={t('wrong.which')}
        shape="chips"
        choices={fieldKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={field}
        onChange={setField}
      />
      <TextArea label={t('wrong.words')} most={500} rows={3} value={words} onChange={setWords} />
      {act.error ? <ErrorState error={act.error} /> : null}
      <div className="row">
        <Button kind="primary" type="submit" busy={act.isBusy} disabled={words.trim() === ''}>
          {t('wrong.send')}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t('delete.not')}
        </Button>
      </div>
    </form>
  )
}

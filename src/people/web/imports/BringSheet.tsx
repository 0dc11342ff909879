import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { FileField } from '../../../platform/web/FileField.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { takeSheet } from '../../contract-imports.ts'
import { callSignedIn } from '../session-watch.ts'
import { useImportWords } from './import-words.ts'

const mostBytes = 12 * 1024 * 1024

/** Takes a file as soon as it is chosen and goes to its dry run. */
export function BringSheet() {
  const { t } = useImportWords()
  const { say } = useProblemText()
  const community = useHere().id
  const goTo = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const take = async (file: File) => {
    setChosen(file.name)
    if (file.size > mostBytes) return setError(t('file.too-large'))
    setBusy(true)
    setError(null)
    try {
      // The type is left out, so that the bytes and not the browser say what the file is.
      const picture = new Blob([await file.arrayBuffer()])
      const taken = await callSignedIn(takeSheet, { params: { community }, picture }, { commandId: newBrowserId() })
      await goTo({ to: '/staff/imports/$id', params: { id: taken.import } })
    } catch (problem) {
      setError(say(problem))
      setBusy(false)
    }
  }
  return (
    <section className="card stack" aria-busy={isBusy}>
      <FileField
        label={t('file.label')}
        accept=".xlsx,.xls,.csv"
        chosen={chosen}
        disabled={isBusy}
        describedBy="imports-file-kinds"
        onChoose={(file) => void take(file)}
      />
      <p className="quiet" id="imports-file-kinds">
        {t('file.kinds')}
        <br />
        {t('file.kept')}
      </p>
      {isBusy ? <p role="status">{t('file.sending')}</p> : null}
      {error ? <Notice tone="bad" spoken title={error} /> : null}
    </section>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { exportList } from '../../contract-exports.ts'
import { isRegisterList, type ListName } from '../../exports/rules-exports.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { exportMessages } from './messages-exports.ts'

type Props = {
  readonly lists: readonly ListName[]
  readonly filter?: { readonly grid?: string | undefined; readonly building?: string | undefined }
}

const formats = ['xlsx', 'csv'] as const

/** Takes what a page lists out as a file, masked; there for whoever may. */
export function ExportBar({ lists, filter = {} }: Props) {
  const t = useText(exportMessages)
  const { say } = useProblemText()
  const { doors } = useSession()
  const community = useHere().id
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isDesk = doors.includes('residents') && doors.includes('desk')
  const open = lists.filter((list) => isDesk || (isRegisterList(list) && doors.includes('residents')))
  if (open.length === 0) return null
  const take = async (list: ListName, format: 'xlsx' | 'csv') => {
    setBusy(list + format)
    setError(null)
    try {
      const { grid, building } = filter
      const query = { format, ...(grid ? { grid } : {}), ...(building ? { building } : {}) }
      const file = (await callSignedIn(exportList, { params: { community, list }, query })) as Blob
      saveFile(file, t('bar.file', { list: t(`list.${list}`), format }))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className="no-print">
      <fieldset className="row export-bar">
        <legend className="spoken-only">{t('bar.label')}</legend>
        <span>{t('bar.label')}</span>
        {open.flatMap((list) =>
          formats.map((format) => (
            <Button
              key={list + format}
              size="small"
              loading={busy === list + format}
              onClick={() => void take(list, format)}
            >
              {t('bar.take', { list: t(`list.${list}`), format })}
            </Button>
          )),
        )}
        <span className="quiet">{t('bar.masked')}</span>
      </fieldset>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { cancelImport, exportImportSheet, makeImport } from '../../contract-imports.ts'
import { callSignedIn } from '../session-watch.ts'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

type Act = 'make' | 'cancel' | 'remarks'

/** Enters what was checked, gives the sheet back with remarks, or gives the import up. */
export function MakeBar({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  const { say } = useProblemText()
  const queries = useQueryClient()
  const community = useHere().id
  const [busy, setBusy] = useState<Act | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { new: fresh = 0, changed = 0, rejected = 0, conflict = 0 } = item.outcome
  const count = fresh + changed
  const params = { community, import: item.id }
  const acts: Record<Act, () => Promise<unknown>> = {
    make: () => callSignedIn(makeImport, { params, body: {} }, { commandId: newBrowserId() }),
    cancel: () => callSignedIn(cancelImport, { params, body: {} }, { commandId: newBrowserId() }),
    remarks: async () => saveFile((await callSignedIn(exportImportSheet, { params })) as Blob, t('take.name')),
  }
  const act = async (which: Act) => {
    setBusy(which)
    setError(null)
    try {
      await acts[which]()
      await queries.invalidateQueries({ queryKey: ['people', 'imports'] })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className="stack">
      <div className="row">
        <Button type="primary" disabled={count === 0} loading={busy === 'make'} onClick={() => void act('make')}>
          {count > 0 ? t('make.act', { count }) : t('make.nothing')}
        </Button>
        <Button loading={busy === 'remarks'} onClick={() => void act('remarks')}>
          {t(busy === 'remarks' ? 'take.busy' : 'take.remarks')}
        </Button>
        <Button loading={busy === 'cancel'} onClick={() => void act('cancel')}>
          {t('make.cancel')}
        </Button>
      </div>
      {rejected + conflict > 0 ? <p className="quiet">{t('make.left', { rejected, undecided: conflict })}</p> : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}

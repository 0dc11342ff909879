import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { decideExport, type ExportLine, takeExport } from '../../contract-exports.ts'
import { callSignedIn } from '../session-watch.ts'
import { useActed } from '../staff/use-staff.ts'
import { exportMessages } from './messages-exports.ts'

const tones = { asked: 'watch', approved: 'good', refused: 'rest', over: 'rest' } as const

/** One request for a list in full: who asked, why, how it stands, and what can be done with it. */
export function FullLine({ line }: { readonly line: ExportLine }) {
  const t = useText(exportMessages)
  const { language } = useLanguage()
  const { say } = useProblemText()
  const acted = useActed()
  const community = useHere().id
  const [error, setError] = useState<unknown>(null)
  const when = (at: string) => formatMoment(at, serverNow(), language)
  const params = { community, export: line.id }
  const act = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
      acted()
    } catch (problem) {
      setError(problem)
    }
  }
  const decide = (decision: 'approved' | 'refused') =>
    act(() => callSignedIn(decideExport, { params, body: { decision } }, { commandId: newBrowserId() }))
  const take = () =>
    act(async () => {
      const file = (await callSignedIn(takeExport, { params })) as Blob
      saveFile(file, t('bar.file', { list: t(`list.${line.list}`), format: 'xlsx' }))
    })
  const isOpen = line.state === 'asked' || line.state === 'approved'
  return (
    <li>
      <div className="row">
        <strong>
          {t(`list.${line.list}`)} · {line.place ?? t('line.all')}
        </strong>
        <StatusMark tone={tones[line.state]} word={t(`state.${line.state}`)} />
        {line.abilities.includes('decide') ? (
          <>
            <Button size="small" onClick={() => void decide('approved')}>
              {t('act.approve')}
            </Button>
            <Button size="small" onClick={() => void decide('refused')}>
              {t('act.refuse')}
            </Button>
          </>
        ) : null}
        {line.abilities.includes('take') ? (
          <Button size="small" type="primary" onClick={() => void take()}>
            {t('act.take')}
          </Button>
        ) : null}
      </div>
      <p>
        {t(`purpose.${line.purpose}`)} · {line.reason}
      </p>
      <p className="quiet">
        {[
          t('line.asked', { name: line.askedAs, when: when(line.askedAt) }),
          line.decidedAs && t('line.decided', { name: line.decidedAs }),
          isOpen && t('line.until', { when: when(line.expiresAt) }),
          line.takenAt && t('line.taken', { when: when(line.takenAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </li>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { Glyph } from '../../../../platform/web/Glyph.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../../platform/web/save-file.ts'
import { ledgerMessages } from './messages-ledgers.ts'

type Props = {
  /** The name of the file, without its ending. */
  readonly name: string
  readonly fetchFile: () => Promise<Blob>
}

/** Print, or take as a workbook. */
export function TakeBar({ name, fetchFile }: Props) {
  const t = useText(ledgerMessages)
  const { say } = useProblemText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async () => {
    setBusy(true)
    setError(null)
    try {
      saveFile(await fetchFile(), `${name}.xlsx`)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="no-print">
      <div className="row">
        <Button icon={<Glyph name="print" />} onClick={() => window.print()}>
          {t('take.print')}
        </Button>
        <Button loading={isBusy} onClick={() => void take()}>
          {t(isBusy ? 'take.busy' : 'take.sheet')}
        </Button>
      </div>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}

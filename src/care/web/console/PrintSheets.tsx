import { Button } from 'antd'
import { callSignedIn } from '../../../people/web/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { printCallSheet } from '../../contract-desk.ts'
import { usePress } from './use-act.ts'

type Props = { readonly label: string; readonly alarm?: string }

/** Saves the call sheet of one alarm, or of all that are open, as a PDF to print. */
export function PrintSheets({ label, alarm }: Props) {
  const { community } = useCommunity()
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const print = () =>
    press(async (commandId) => {
      const input = { params: { community: community!.id }, body: alarm ? { alarm } : {} }
      savePdf((await callSignedIn(printCallSheet, input, { commandId })) as Blob)
    })
  return (
    <div className="row no-print">
      <Button icon={<Glyph name="print" />} loading={isBusy} onClick={() => void print()}>
        {label}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}

function savePdf(file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = 'call-sheet.pdf'
  link.click()
  URL.revokeObjectURL(address)
}

import { Button } from 'antd'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { printCallSheet } from '../../contract-desk.ts'
import { usePress } from './use-act.ts'

type Props = { readonly label: string; readonly alarm?: string }

/** Saves the call sheet of one alarm, or of all that are open, as a PDF to print. */
export function PrintSheets({ label, alarm }: Props) {
  const community = useHere()
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const print = () =>
    press(async (commandId) => {
      const input = { params: { community: community.id }, body: alarm ? { alarm } : {} }
      saveFile((await callSignedIn(printCallSheet, input, { commandId })) as Blob, 'call-sheet.pdf')
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

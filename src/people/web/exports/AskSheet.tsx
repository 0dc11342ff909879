import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { askExport } from '../../contract-exports.ts'
import { type ExportPurpose, exportPurposes, type RegisterList, registerLists } from '../../exports/rules-exports.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { exportMessages } from './messages-exports.ts'

/** Asks for a list in full: which, what for, why. */
export function AskSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText(exportMessages)
  const community = useHere().id
  const [list, setList] = useState<RegisterList>('residents')
  const [purpose, setPurpose] = useState<ExportPurpose>('contact')
  const [reason, setReason] = useState('')
  const send = (commandId: string) =>
    callSignedIn(askExport, { params: { community }, body: { list, purpose, reason } }, { commandId })
  return (
    <ActSheet title={t('full.ask')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('full.list')}
            value={list}
            choices={registerLists.map((value) => ({ value, label: t(`list.${value}`) }))}
            onChange={(value) => setList((value ?? 'residents') as RegisterList)}
          />
          <ChoiceBox
            label={t('full.purpose')}
            value={purpose}
            choices={exportPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
            onChange={(value) => setPurpose((value ?? 'contact') as ExportPurpose)}
          />
          <ActLine label={t('full.reason')} value={reason} wrong={wrong('reason')} onChange={setReason} />
        </>
      )}
    </ActSheet>
  )
}

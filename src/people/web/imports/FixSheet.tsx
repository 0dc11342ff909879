import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { type ImportLine, settleImportRow } from '../../contract-imports.ts'
import { RelationBox } from '../residents/PersonFields.tsx'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

type Props = { readonly item: Import; readonly line: ImportLine; readonly onClose: () => void }

/** Puts a line right on screen; only what was typed is sent. */
export function FixSheet({ item, line, onClose }: Props) {
  const { t } = useImportWords()
  const community = useHere().id
  const before = wordsOf(line)
  const [draft, setDraft] = useState(before)
  const [relation, setRelation] = useState(line.relation)
  const send = (commandId: string) => {
    const typed = fixable.filter((field) => draft[field].trim() !== before[field])
    const fix = {
      ...Object.fromEntries(typed.map((field) => [field, draft[field].trim()])),
      ...(relation === line.relation ? {} : { relation }),
    }
    const params = { community, import: item.id, number: String(line.number) }
    return callSignedIn(settleImportRow, { params, body: { fix } }, { commandId })
  }
  return (
    <ActSheet title={t('fix.of', { line: line.line })} why={t('fix.why')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <div className="import-fix">
          {fixable.map((field) => (
            <ActLine
              key={field}
              label={t(`fix.${field}`)}
              value={draft[field]}
              wrong={wrong(`fix.${field}`)}
              onChange={(value) => setDraft({ ...draft, [field]: value })}
            />
          ))}
          <RelationBox
            label={t('fix.relation')}
            value={relation ?? ''}
            onChange={(chosen) => setRelation((chosen ?? null) as typeof relation)}
          />
        </div>
      )}
    </ActSheet>
  )
}

const fixable = ['address', 'name', 'birth', 'phone'] as const

function wordsOf({ address, name, birth }: ImportLine): Record<(typeof fixable)[number], string> {
  const born = birth === null ? '' : birth.month === null ? `${birth.year}` : `${birth.year}.${birth.month}`
  return { address: address ?? '', name: name ?? '', birth: born, phone: '' }
}

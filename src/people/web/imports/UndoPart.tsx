import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { undoImport } from '../../contract-imports.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

const built = ['corrected', 'household-grew', 'owner', 'member'] as const

/** The way to take an import back as one step, or what was built on it. */
export function UndoPart({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  const community = useHere().id
  const [isOpen, setOpen] = useState(false)
  if (!item.undo.possible) {
    return (
      <div className="quiet">
        <p>{t('undo.not')}</p>
        <ul>
          {item.undo.builtOn.map(({ what, count }) => {
            const known = built.find((each) => each === what)
            return known ? <li key={what}>{t(`built.${known}`, { count })}</li> : null
          })}
        </ul>
      </div>
    )
  }
  const send = (commandId: string) =>
    callSignedIn(undoImport, { params: { community, import: item.id }, body: {} }, { commandId })
  return (
    <div className="stack">
      <div>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('undo.title')}
        </Button>
      </div>
      {isOpen ? (
        <ActSheet level={2} title={t('undo.title')} why={t('undo.why')} onSend={send} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}

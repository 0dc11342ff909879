import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { type ImportLine, settleImportRow } from '../../contract-imports.ts'
import type { Decision } from '../../import/rules-verdicts.ts'
import { callSignedIn } from '../session-watch.ts'
import { useActed } from '../staff/use-staff.ts'
import { useImportWords } from './import-words.ts'
import type { Import } from './use-imports.ts'

type Props = { readonly item: Import; readonly line: ImportLine }

/** What a person decides about a line that the register cannot tell from somebody else. */
export function DecideButtons({ item, line }: Props) {
  const { t } = useImportWords()
  const { say } = useProblemText()
  const acted = useActed()
  const community = useHere().id
  const [error, setError] = useState<unknown>(null)
  const decide = async (decision: Decision | null) => {
    setError(null)
    try {
      const params = { community, import: item.id, number: String(line.number) }
      await callSignedIn(settleImportRow, { params, body: { decision } }, { commandId: newBrowserId() })
      acted()
    } catch (problem) {
      setError(problem)
    }
  }
  const { choices, decision } = line
  const of = `${line.name ?? ''} ${line.line}`
  if (decision !== null) {
    return (
      <Button size="small" aria-label={`${t('decide.undo')} ${of}`} onClick={() => void decide(null)}>
        {t('decide.undo')}
      </Button>
    )
  }
  return (
    <>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="small"
          aria-label={`${t(`decide.${choice}`)} ${of}`}
          onClick={() => void decide(choice)}
        >
          {t(`decide.${choice}`)}
        </Button>
      ))}
      {error ? <p role="alert">{say(error)}</p> : null}
    </>
  )
}

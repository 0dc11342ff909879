import { StatusMark, type Tone } from '../../../platform/web/StatusMark.tsx'
import type { ImportSummary } from '../../contract-imports.ts'
import type { RowKind } from '../../import/rules-verdicts.ts'
import { useImportWords } from './import-words.ts'

const tones: Record<ImportSummary['state'], Tone> = {
  reading: 'calm',
  ready: 'watch',
  importing: 'calm',
  imported: 'good',
  undone: 'rest',
  cancelled: 'rest',
  expired: 'rest',
  refused: 'bad',
}

/** How an import stands, in a word. */
export function StateMark({ state }: Pick<ImportSummary, 'state'>) {
  const { t } = useImportWords()
  return <StatusMark tone={tones[state]} word={t(`state.${state}`)} />
}

const kindTones: Record<RowKind, Tone> = {
  new: 'good',
  changed: 'calm',
  unchanged: 'rest',
  conflict: 'watch',
  rejected: 'bad',
}

/** What would become of a line, in a word. */
export function KindMark({ kind }: { readonly kind: RowKind }) {
  const { t } = useImportWords()
  return <StatusMark tone={kindTones[kind]} word={t(`kind.${kind}`)} />
}

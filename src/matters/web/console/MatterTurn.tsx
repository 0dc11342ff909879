import { WhoseTurn } from '../../../platform/web/WhoseTurn.tsx'
import type { MatterLine } from '../../contract-shapes.ts'
import { toneOf, useMatterWords } from './words.ts'

type Props = {
  readonly line: Pick<MatterLine, 'turn' | 'stage' | 'outcome'>
  readonly shape?: 'panel' | 'line'
}

/** Whose turn a matter is. */
export function MatterTurn({ line, shape = 'line' }: Props) {
  const words = useMatterWords()
  const { turn } = line
  const ended = turn.dueAt === null ? { tone: toneOf(line), word: words.stage(line) } : null
  return <WhoseTurn shape={shape} turn={turn} next={words.code('next', turn.next)} ended={ended} />
}

import './states.css'
import { Glyph, type GlyphName } from './Glyph.tsx'

/** What a state means: done well, running in time, needs an eye, has gone wrong, at rest. */
export type Tone = 'good' | 'calm' | 'watch' | 'bad' | 'rest'

const glyphs: Record<Tone, GlyphName> = { good: 'check', calm: 'clock', watch: 'clock', bad: 'alert', rest: 'pause' }

type Props = {
  readonly tone: Tone
  /** The state in a word; the colour and drawing only repeat it. */
  readonly word: string
  readonly glyph?: GlyphName
}

/** A state: drawing, colour and word together. */
export function StatusMark({ tone, word, glyph }: Props) {
  return (
    <span className={`mark mark-${tone}`}>
      <Glyph name={glyph ?? glyphs[tone]} size={100} />
      <span>{word}</span>
    </span>
  )
}

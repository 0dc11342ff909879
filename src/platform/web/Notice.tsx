import './states.css'
import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './Glyph.tsx'
import type { Tone } from './StatusMark.tsx'

const glyphs: Record<Tone, GlyphName> = { good: 'check', calm: 'dot', watch: 'alert', bad: 'alert', rest: 'dot' }

type Props = {
  readonly tone?: Tone
  readonly title: string
  readonly children?: ReactNode
  /** Buttons that belong to it. */
  readonly action?: ReactNode
  /** Read out when it appears; only for what just happened. */
  readonly spoken?: boolean
}

/** Something to know, at its place in the page. */
export function Notice({ tone = 'calm', title, children, action, spoken }: Props) {
  return (
    <section className={`notice notice-${tone}`} role={spoken ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <p className="notice-title">
        <Glyph name={glyphs[tone]} /> <span>{title}</span>
      </p>
      {children ? <div className="notice-words">{children}</div> : null}
      {action ? <div className="row">{action}</div> : null}
    </section>
  )
}

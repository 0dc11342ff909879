import './button.css'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Glyph, type GlyphName } from './Glyph.tsx'

/** `primary` is harbour red and stands once on a screen; `danger` is for what cannot be taken back. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type Look = {
  readonly kind?: ButtonKind
  readonly glyph?: GlyphName
  /** Fills the width, as the one action of a phone screen does. */
  readonly wide?: boolean
  readonly children: ReactNode
}

type Props = Look & {
  /** While true the button keeps its place and words, and cannot be pressed again. */
  readonly busy?: boolean
} & Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    | 'type'
    | 'onClick'
    | 'disabled'
    | 'form'
    | 'aria-label'
    | 'aria-pressed'
    | 'aria-expanded'
    | 'aria-controls'
    | 'id'
    | 'autoFocus'
  >

/** A button with a verb on it. */
export function Button({
  kind = 'secondary',
  glyph,
  wide,
  busy = false,
  children,
  disabled,
  type = 'button',
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ kind, wide })}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {glyph ? <Glyph name={glyph} /> : null}
      <span>{children}</span>
    </button>
  )
}

type LinkProps = Look & { readonly href: string; readonly onClick?: () => void; readonly download?: string }

/** A link that looks like a button: for going somewhere, telephoning (`tel:`) or downloading. */
export function ButtonLink({ kind = 'secondary', glyph, wide, children, ...rest }: LinkProps) {
  return (
    <a {...rest} className={classOf({ kind, wide })}>
      {glyph ? <Glyph name={glyph} /> : null}
      <span>{children}</span>
    </a>
  )
}

function classOf({ kind, wide }: { kind: ButtonKind; wide: boolean | undefined }): string {
  return `button button-${kind}${wide ? ' button-wide' : ''}`
}

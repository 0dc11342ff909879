import './field.css'
import { type ReactNode, useId } from 'react'
import { Glyph } from './Glyph.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'

/** What every field of a form may say about itself. */
export type FieldWords = {
  readonly label: string
  /** How to fill it in, before anything is wrong. */
  readonly hint?: string | undefined
  /** What is wrong with it now. */
  readonly error?: string | null | undefined
  /** Marks the field as one that may stay empty. */
  readonly optional?: boolean | undefined
}

/** What the control inside must carry. */
export type ControlNames = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

type Props = FieldWords & { readonly children: (names: ControlNames) => ReactNode }

/** Label, hint and error around one control, tied together for those who listen. */
export function Field({ label, hint, error, optional, children }: Props) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <OptionalMark /> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** The quiet word beside the label of a field that may stay empty. */
export function OptionalMark() {
  const t = useText(frameMessages)
  return <span className="field-optional">{t('field.optional')}</span>
}

/** What is wrong with a field, said aloud when it appears. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | null | undefined }) {
  if (!error) return null
  return (
    <p className="field-error" id={id} role="alert">
      <Glyph name="alert" /> {error}
    </p>
  )
}

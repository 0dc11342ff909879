import type { InputHTMLAttributes } from 'react'
import { Field, type FieldWords } from './Field.tsx'

type Props = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'inputMode'
    | 'autoComplete'
    | 'maxLength'
    | 'name'
    | 'required'
    | 'disabled'
    | 'placeholder'
    | 'autoFocus'
    | 'enterKeyHint'
  >

/** One line of text. */
export function TextField({ label, hint, error, optional, value, onChange, type = 'text', ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(names) => (
        <input
          {...rest}
          {...names}
          type={type}
          className="field-control"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

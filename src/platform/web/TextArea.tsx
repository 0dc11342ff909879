import { Field, type FieldWords } from './Field.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'

type Props = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Most characters; the count is shown once three quarters are used. */
  readonly most?: number
  readonly rows?: number
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
}

/** Several lines of text. */
export function TextArea({ label, hint, error, optional, value, onChange, most, rows = 4, ...rest }: Props) {
  const t = useText(frameMessages)
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(names) => (
        <>
          <textarea
            {...rest}
            {...names}
            className="field-control field-area"
            rows={rows}
            maxLength={most}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {most && value.length > most * 0.75 ? (
            <p className="field-count">{t('field.count', { count: value.length, most })}</p>
          ) : null}
        </>
      )}
    </Field>
  )
}

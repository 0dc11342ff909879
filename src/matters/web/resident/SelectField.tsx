import { Field } from '../../../platform/web/Field.tsx'

type Props = {
  readonly label: string
  /** The words for no choice at all. */
  readonly every: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  /** Empty for no choice. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of many by the phone's own list. */
export function SelectField({ label, every, choices, value, onChange }: Props) {
  return (
    <Field label={label}>
      {(names) => (
        <select
          {...names}
          className="field-control"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{every}</option>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

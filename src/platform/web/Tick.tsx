import './field.css'
import { useId } from 'react'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** A yes or no with its explanation, on a card large enough for a thumb. */
export function Tick({ label, hint, checked, onChange, disabled }: Props) {
  const id = useId()
  return (
    <label className="choice tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="choice-words">
        <span>{label}</span>
        {hint ? (
          <span className="choice-hint" id={id}>
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}

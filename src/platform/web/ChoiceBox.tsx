import './choice-box.css'
import { useId } from 'react'

export type BoxChoice = { readonly value: string; readonly label: string; readonly group?: string }

type Props = {
  readonly label: string
  readonly choices: readonly BoxChoice[]
  /** The chosen value; undefined or null when nothing is chosen. */
  readonly value: string | null | undefined
  /** What stands there while nothing is chosen; choosing it clears. */
  readonly none?: string
  readonly isLabelHidden?: boolean
  readonly onChange: (value: string | undefined) => void
}

/** One of many from a list, by the browser's own box: works with every keyboard, reader and phone. Choices of one group stand together. */
export function ChoiceBox({ label, choices, value, none, isLabelHidden = false, onChange }: Props) {
  const id = useId()
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <div className="choice-box">
      <label htmlFor={id} className={isLabelHidden ? 'spoken-only' : undefined}>
        {label}
      </label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {groups.map((group) => {
          const inside = choices.filter((choice) => choice.group === group)
          return group === undefined ? (
            options(inside)
          ) : (
            <optgroup key={group} label={group}>
              {options(inside)}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}

function options(choices: readonly BoxChoice[]) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

import './field.css'
import { useId } from 'react'
import { FieldError, type FieldWords, OptionalMark } from './Field.tsx'
import { Glyph, type GlyphName } from './Glyph.tsx'

export type ChoiceItem<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  readonly glyph?: GlyphName
}

type Props<Value extends string> = FieldWords & {
  readonly choices: readonly ChoiceItem<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** `chips` stand in a row and wrap; `cards` fill the width. */
  readonly shape?: 'cards' | 'chips'
}

/** One of several, as radio buttons on large cards or small chips. */
export function ChoiceList<Value extends string>(props: Props<Value>) {
  const { label, hint, error, optional, choices, value, onChange, shape = 'cards' } = props
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="field-label">
        {label}
        {optional ? <OptionalMark /> : null}
      </legend>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className={`choices choices-${shape}`}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.glyph ? <Glyph name={choice.glyph} /> : null}
            <span className="choice-words">
              <span>{choice.label}</span>
              {choice.hint ? <span className="choice-hint">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

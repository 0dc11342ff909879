import { Input } from 'antd'
import { useId } from 'react'

type Props = {
  readonly label: string
  readonly type?: 'text' | 'date' | 'number'
  readonly value: string
  readonly wrong: string | null
  readonly most?: number
  readonly min?: string
  readonly max?: string
  readonly onChange: (value: string) => void
}

/** One field of a change with what is wrong with it. */
export function HouseField({ label, type = 'text', value, wrong, most = 60, min, max, onChange }: Props) {
  const id = useId()
  return (
    <div className="house-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        maxLength={most}
        min={min}
        max={max}
        autoComplete="off"
        status={wrong ? 'error' : ''}
        value={value}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Wrong id={`${id}-wrong`} words={wrong} />
    </div>
  )
}

/** What is wrong with a field, said beside it. */
export function Wrong({ id, words }: { readonly id?: string; readonly words: string | null }) {
  return words ? (
    <p id={id} className="house-wrong" role="alert">
      {words}
    </p>
  ) : null
}

import { Input } from 'antd'
import { useId } from 'react'

type Props = {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly wrong: string | null
  readonly isSecret?: boolean
  readonly most?: number
  readonly onChange: (value: string) => void
}

/** One line of the set-up with its help and what is wrong with it. */
export function SetupField({ label, help, value, wrong, isSecret = false, most = 40, onChange }: Props) {
  const id = useId()
  const Control = isSecret ? Input.Password : Input
  const described = [help ? `${id}-help` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <Control
        id={id}
        maxLength={most}
        autoComplete={isSecret ? 'new-password' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {help ? (
        <p id={`${id}-help`} className="quiet">
          {help}
        </p>
      ) : null}
      {wrong ? (
        <p id={`${id}-wrong`} className="setup-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  )
}

import { Field } from '../../../platform/web/Field.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { actMessages } from '../console/messages-acts.ts'

type Props = { readonly error: string | null; readonly value: string; readonly onChange: (day: string) => void }

const day = 86_400_000

/** The day on which work goes on: tomorrow at the earliest. */
export function DayField({ error, value, onChange }: Props) {
  const say = useText(actMessages)
  const tomorrow = new Date(serverNow().getTime() + day).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  return (
    <Field label={say('ask.until')} error={error}>
      {(names) => (
        <input
          {...names}
          type="date"
          className="field-control"
          min={tomorrow}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

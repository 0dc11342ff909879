import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { HouseField } from './HouseField.tsx'
import { houseMessages } from './messages-house.ts'

type Props = {
  readonly today: string
  readonly value: string
  readonly wrong: string | null
  readonly onChange: (day: string) => void
}

/** The first day on which a change holds; never in the past. */
export function DayField({ today, value, wrong, onChange }: Props) {
  const t = useText(houseMessages)
  return <HouseField label={t('house.from')} type="date" min={today} value={value} wrong={wrong} onChange={onChange} />
}

import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextField } from '../../../../platform/web/TextField.tsx'
import type { SpotKind } from './draft.ts'
import { reportMessages } from './messages.ts'

type Props = { readonly spot: SpotKind | null; readonly value: string; readonly onChange: (words: string) => void }

/** The spot in a few words; inside a flat, the door: a staircase alone finds nobody. */
export function SpotWords({ spot, value, onChange }: Props) {
  const t = useText(reportMessages)
  const asked =
    spot === 'dwelling'
      ? { label: t('where.door'), hint: t('where.door-hint'), placeholder: t('where.door-example') }
      : { label: t('where.words'), placeholder: t('where.words-example') }
  return <TextField {...asked} optional value={value} onChange={onChange} maxLength={200} />
}

import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { pocketMessages } from './messages.ts'

type Props = { readonly error: unknown; readonly at: number }

/** Says that what is shown is kept and from when, once the server could not be asked. */
export function KeptLine({ error, at }: Props) {
  const t = useText(pocketMessages)
  const { language } = useLanguage()
  const { say } = useProblemText()
  const now = useNow()
  if (!error || at === 0) return null
  return (
    <p className="quiet" role="status">
      {t('list.kept', { time: formatMoment(new Date(at), now, language) })}
      <span className="spoken-only"> {say(error)}</span>
    </p>
  )
}

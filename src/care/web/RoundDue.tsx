import { formatDay } from '../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../platform/web/LanguageProvider.tsx'
import type { RoundLine } from '../contract-rounds.ts'
import { roundMessages } from './messages-rounds.ts'

/** Until when a visit or call may be done, or from when. */
export function RoundDue({ round, today }: { readonly round: RoundLine; readonly today: string }) {
  const t = useText(roundMessages)
  const { language } = useLanguage()
  const said = (day: string) => formatDay(`${day}T12:00:00+08:00`, `${today}T12:00:00+08:00`, language)
  if (!round.isOpen) return t('due.from', { day: said(round.opensOn) })
  return round.dueOn <= today ? t('due.today') : t('due.by', { day: said(round.dueOn) })
}

import { useMyOutbox } from '../../../matters/web/pocket/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { carePocketMessages } from './messages.ts'

/** What was pressed and the community does not know yet: an alarm is not claimed by a phone without a connection. */
export function UnsentActs({ alarm }: { readonly alarm: string }) {
  const t = useText(carePocketMessages)
  const { waiting } = useMyOutbox()
  return waiting
    .filter(({ lane, isAccepted }) => lane === alarm && !isAccepted)
    .map((entry) => <Notice key={entry.id} tone="watch" spoken title={t('unsent', { what: entry.title })} />)
}

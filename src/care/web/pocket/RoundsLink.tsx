import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { roundMessages } from '../messages-rounds.ts'
import { useMyRounds } from './queries.ts'

/** The way to one's visits and calls, where there are any. */
export function RoundsLink() {
  const t = useText(roundMessages)
  const { data } = useMyRounds()
  if (!data || data.items.length === 0) return null
  return (
    <ButtonLink href="/pocket/rounds" wide glyph="person">
      {t('link', { count: data.items.filter(({ isOpen }) => isOpen).length })}
    </ButtonLink>
  )
}

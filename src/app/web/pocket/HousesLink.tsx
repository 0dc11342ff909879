import { pocketHouseMessages } from '../../../places/web/pocket/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'

/** The way to buildings. */
export function HousesLink() {
  const t = useText(pocketHouseMessages)
  return (
    <ButtonLink href="/pocket/b" wide glyph="place">
      {t('houses.link')}
    </ButtonLink>
  )
}

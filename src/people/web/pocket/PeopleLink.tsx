import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { pocketPeopleMessages } from './messages-people.ts'
import { usePocketSession } from './PocketGate.tsx'

/** The way to residents, for whoever keeps a register and for captains. */
export function PeopleLink() {
  const t = useText(pocketPeopleMessages)
  const { doors, posts } = usePocketSession()
  if (!doors.includes('residents') && !posts.some(({ kind }) => kind === 'building_captain')) return null
  return (
    <ButtonLink href="/pocket/people" wide glyph="person">
      {t('people.link')}
    </ButtonLink>
  )
}

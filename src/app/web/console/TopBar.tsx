import { residentProblems } from '../../../people/web/console/search/index.ts'
import { useSession } from '../../../people/web/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { DisplayMenu } from './DisplayMenu.tsx'
import { consoleMessages } from './messages.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { Reminders } from './Reminders.tsx'
import { SearchBox } from './SearchBox.tsx'

const searchWords = [residentProblems]

/** Which community, search, reminders, language and type, who is signed in. */
export function TopBar() {
  const { doors } = useSession()
  const { community } = useCommunity()
  const seesMatters = doors.includes('desk') || doors.includes('field')
  return (
    <header className="desk-bar no-print">
      <CommunityName />
      {seesMatters && community ? (
        <ProblemWords words={searchWords}>
          <SearchBox />
        </ProblemWords>
      ) : null}
      <div className="desk-bar-end">
        {seesMatters && community ? <Reminders /> : null}
        <DisplayMenu />
        <PersonMenu />
      </div>
    </header>
  )
}

function CommunityName() {
  const t = useText(consoleMessages)
  const { communities, community, choose } = useCommunity()
  if (!community) return <div className="desk-community" />
  return (
    <div className="desk-community">
      {communities.length > 1 ? (
        <ChoiceBox
          label={t('console.community')}
          isLabelHidden
          value={community.id}
          choices={communities.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => id && choose(id)}
        />
      ) : (
        <strong>{community.name}</strong>
      )}
      <span className="quiet desk-hours">
        {community.openNow ? t('console.open') : t('console.closed')}
        {!community.openNow && community.dutyNumber ? ` · ${t('console.duty', { number: community.dutyNumber })}` : ''}
      </span>
    </div>
  )
}

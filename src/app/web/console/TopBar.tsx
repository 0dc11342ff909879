import { Select } from 'antd'
import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { DisplayMenu } from './DisplayMenu.tsx'
import { consoleMessages } from './messages.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { Reminders } from './Reminders.tsx'
import { SearchBox } from './SearchBox.tsx'

/** Which community, search, reminders, language and type, who is signed in. */
export function TopBar() {
  return (
    <header className="desk-bar no-print">
      <CommunityName />
      <SearchBox />
      <div className="desk-bar-end">
        <Reminders />
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
        <Select
          aria-label={t('console.community')}
          variant="borderless"
          popupMatchSelectWidth={false}
          value={community.id}
          options={communities.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
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

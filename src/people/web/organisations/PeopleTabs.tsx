import './organisations.css'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { TabLine } from '../../../platform/web/TabLine.tsx'
import type { WhoAmI } from '../../contract-session.ts'
import { useSession } from '../session.tsx'
import { organisationMessages } from './messages-organisations.ts'

type Tab = {
  readonly name:
    | 'residents'
    | 'imports'
    | 'requests'
    | 'openings'
    | 'privacy'
    | 'staff'
    | 'coverage'
    | 'teams'
    | 'organisations'
    | 'partners'
    | 'party'
  readonly to: string
  readonly doors: readonly WhoAmI['doors'][number][]
  /** Opens only together with this door. */
  readonly with?: WhoAmI['doors'][number]
}

const tabs: readonly Tab[] = [
  { name: 'residents', to: '/residents', doors: ['residents'] },
  { name: 'imports', to: '/staff/imports', doors: ['residents'], with: 'desk' },
  { name: 'requests', to: '/staff/requests', doors: ['requests'] },
  { name: 'staff', to: '/staff', doors: ['staff', 'accounts', 'confirmations'] },
  { name: 'coverage', to: '/staff/coverage', doors: ['organisations'] },
  { name: 'teams', to: '/staff/teams', doors: ['organisations'] },
  { name: 'organisations', to: '/staff/organisations', doors: ['organisations'] },
  { name: 'partners', to: '/staff/partners', doors: ['organisations'] },
  { name: 'openings', to: '/staff/openings', doors: ['journal'] },
  { name: 'privacy', to: '/staff/privacy', doors: ['journal', 'confirmations', 'requests'] },
  { name: 'party', to: '/staff/party', doors: ['party'] },
]

/** The pages of the room of people that somebody's posts open. */
export function PeopleTabs() {
  const t = useText(organisationMessages)
  const { doors } = useSession()
  const open = tabs.filter(
    (tab) => tab.doors.some((door) => doors.includes(door)) && (!tab.with || doors.includes(tab.with)),
  )
  if (open.length < 2) return null
  return (
    <TabLine label={t('tab.label')}>
      {open.map(({ name, to }) => (
        <Link key={name} to={to} activeOptions={{ exact: to !== '/residents' && to !== '/staff/imports' }}>
          {t(`tab.${name}`)}
        </Link>
      ))}
    </TabLine>
  )
}

import './care.css'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { TabLine } from '../../../platform/web/TabLine.tsx'
import { careDeskMessages } from './messages.ts'

const tabs = [
  { name: 'board', to: '/care' },
  { name: 'plans', to: '/care/plans' },
  { name: 'visits', to: '/care/visits' },
  { name: 'helpers', to: '/care/helpers' },
  { name: 'notices', to: '/care/notices' },
  { name: 'foresight', to: '/care/ahead' },
  { name: 'cases', to: '/care/cases' },
  { name: 'feeds', to: '/care/feeds' },
  { name: 'state', to: '/care/state' },
  { name: 'reliability', to: '/care/reliability' },
] as const

/** The pages of the room of care. */
export function CareTabs() {
  const t = useText(careDeskMessages)
  return (
    <TabLine label={t('tab.label')}>
      {tabs.map(({ name, to }) => (
        <Link key={name} to={to} activeOptions={{ exact: to === '/care' }}>
          {t(`tab.${name}`)}
        </Link>
      ))}
    </TabLine>
  )
}

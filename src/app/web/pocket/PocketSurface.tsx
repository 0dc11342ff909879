import { useMemo } from 'react'
import { AlarmCards, AlarmPage, RoundsLink, RoundsPage } from '../../../care/web/pocket/index.ts'
import {
  GridPage,
  keptOnPhone,
  MatterPage,
  MePage,
  NotHerePage,
  OutboxPage,
  PatrolPage,
  References,
  TodayPage,
  worksOnPhone,
} from '../../../matters/web/pocket/index.ts'
import { PeopleLink, PeoplePage, PersonPage, PocketGate, usePocketSession } from '../../../people/web/pocket/index.ts'
import { CommunityProvider } from '../../../places/web/index.ts'
import { KeptQueries } from '../../../platform/web/kept-queries.tsx'
import { useAddress } from '../../../platform/web/navigation.tsx'
import { FindHousePage, HousePage } from './HousePages.tsx'
import { HousesLink } from './HousesLink.tsx'

// A building that was looked at stays readable; who is registered behind its doors never stays on a phone.
const kept = [...keptOnPhone, ['places', 'building'], ['people', 'coverage']]

/** The phone of staff and volunteers, for whoever is signed in, with or without a connection. */
export function PocketSurface() {
  return (
    <KeptQueries keys={kept}>
      <PocketGate>
        <Pages />
      </PocketGate>
    </KeptQueries>
  )
}

function Pages() {
  const { path } = useAddress()
  const who = usePocketSession()
  const communities = useMemo(() => who.posts.flatMap(({ community }) => (community ? [community.id] : [])), [who])
  if (!worksOnPhone(who)) return <NotHerePage />
  return (
    <CommunityProvider only={communities}>
      <References />
      {pageAt(path)}
    </CommunityProvider>
  )
}

function pageAt(path: string) {
  const [, , page = '', id = ''] = path.split('/')
  if (page === 'grid')
    return (
      <GridPage
        above={
          <>
            <PeopleLink />
            <HousesLink />
          </>
        }
      />
    )
  if (page === 'b') return id ? <HousePage key={id} id={id} /> : <FindHousePage />
  if (page === 'people') return id ? <PersonPage key={id} id={id} /> : <PeoplePage />
  if (page === 'report') return <PatrolPage />
  if (page === 'me') return <MePage />
  if (page === 'outbox') return <OutboxPage />
  if (page === 'm' && id) return <MatterPage key={id} id={id} />
  if (page === 'alarm' && id) return <AlarmPage key={id} id={id} />
  if (page === 'rounds') return <RoundsPage />
  return (
    <TodayPage
      above={
        <>
          <AlarmCards />
          <RoundsLink />
        </>
      }
    />
  )
}

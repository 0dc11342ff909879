import { useEffect } from 'react'
import { WellPage } from '../../../care/web/resident/index.ts'
import {
  BoardPage,
  HomePage,
  LostPage,
  PrivacyPage,
  PublicPage,
  ReportPage,
  StaircasePage,
} from '../../../matters/web/resident/index.ts'
import { CommunityProvider, useCommunity } from '../../../places/web/index.ts'
import { useAddress } from '../../../platform/web/navigation.tsx'
import { MePage, TotalsPage } from './late-screens.ts'
import { registerWellWorker } from './register-worker.ts'

/** The residents' surface: which page an address opens. */
export function ResidentSurface() {
  const { path } = useAddress()
  return <CommunityProvider>{pageAt(path)}</CommunityProvider>
}

function pageAt(path: string) {
  const [, room = '', name = ''] = path.split('/').map(readable)
  if (room === '') return <FrontPage />
  if (room === 'board') return <BoardPage />
  if (room === 'privacy') return <PrivacyPage />
  if (room === 'me') return <MePage />
  if (room === 'totals') return <TotalsPage />
  // The link itself leads on to `/well`; without a connection the kept page stands at its address.
  if (room === 'well' || room === 'w') return <OwnButton />
  if (room === 'b' && name) return <StaircasePage key={name} code={name} />
  if (room === 'm' && name) return <PublicPage key={name} number={name} />
  if (room === 'r' && name) return <ReportPage key={name} report={name} />
  return <LostPage />
}

/** Her button, or the page of those she named; from then on it opens without a connection. */
function OwnButton() {
  useEffect(registerWellWorker, [])
  return <WellPage />
}

/** An installation without a community is set up first, which stands at the desk's door. */
function FrontPage() {
  const { isEmpty } = useCommunity()
  useEffect(() => {
    if (isEmpty) location.replace('/console')
  }, [isEmpty])
  return isEmpty ? null : <HomePage />
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

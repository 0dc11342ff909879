import './shell.css'
import './large.css'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { CareWatch } from '../../../care/web/console/watch/index.ts'
import { SessionGate, useSession } from '../../../people/web/index.ts'
import { CommunityProvider, useIsDemo } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { CommunityGate } from './CommunityGate.tsx'
import { ConsoleFrame } from './ConsoleFrame.tsx'
import { LiveLine } from './LiveLine.tsx'
import { consoleMessages } from './messages.ts'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'

/** Everything around the desk's pages: who is signed in, which community, rail, top bar. */
export function Shell() {
  // Asked beside who is signed in and not after it: the pages wait for both. Whichever answers first says that all is invented.
  const isDemo = useIsDemo()
  return (
    <ConsoleFrame>
      <SessionGate>
        <Communities>
          <Surroundings isDemo={isDemo} />
        </Communities>
      </SessionGate>
    </ConsoleFrame>
  )
}

/** Somebody with posts in communities chooses among these; posts above communities choose among all. */
function Communities({ children }: { readonly children: ReactNode }) {
  const { posts } = useSession()
  const only = useMemo(() => {
    const isAbove = posts.some((post) => post.community === null)
    return isAbove ? [] : posts.flatMap((post) => post.community?.id ?? [])
  }, [posts])
  return <CommunityProvider only={only}>{children}</CommunityProvider>
}

function Surroundings({ isDemo }: { readonly isDemo: boolean }) {
  const t = useText(consoleMessages)
  const { doors, isDemo: saysSession } = useSession()
  const content = useFocusOnMove()
  return (
    <div className="desk-shell">
      <a className="desk-skip" href="#content">
        {t('console.skip')}
      </a>
      {isDemo || saysSession ? (
        <aside className="desk-demo no-print" aria-label={t('console.demo-label')}>
          {t('console.demo')}
        </aside>
      ) : null}
      <Rail />
      <TopBar />
      <div className="desk-content" id="content" ref={content} tabIndex={-1}>
        <LiveLine />
        <CommunityGate>
          {doors.includes('care') ? <CareWatch /> : null}
          <Outlet />
        </CommunityGate>
      </div>
    </div>
  )
}

/** Moves the reader's place to the content when another room opens, as a page load would. */
function useFocusOnMove() {
  const content = useRef<HTMLDivElement>(null)
  const room = useRouterState({ select: ({ location }) => location.pathname.split('/')[1] ?? '' })
  const before = useRef(room)
  useEffect(() => {
    if (before.current !== room && (room === 'matters' ? before.current !== '' : room !== '')) content.current?.focus()
    before.current = room
  }, [room])
  return content
}

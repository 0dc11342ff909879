import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { call } from '../../platform/web/api-client.ts'
import { readSession, signOut, type WhoAmI } from '../contract-session.ts'
import { FrontDoor } from './FrontDoor.tsx'
import { PasswordPage } from './PasswordPage.tsx'
import { SessionFailure } from './SessionFailure.tsx'
import { SignInOver } from './SignInOver.tsx'
import { isSessionOver, isWaiting, resumeCalls, watchWaiting } from './session-watch.ts'
import { useIdleSignOut } from './use-idle.ts'
import { useSignedOut } from './use-signed-out.ts'

const Session = createContext<WhoAmI | null>(null)
const sessionKey = ['people', 'session']

type Props = { readonly children: ReactNode }

/** Shows its children to whoever is signed in; else the sign-in page. When the session ends, the page stays and sign-in stands over it. */
export function SessionGate({ children }: Props) {
  const queries = useQueryClient()
  const isOver = useSyncExternalStore(watchWaiting, isWaiting)
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(readSession, {}, { signal }),
    staleTime: 60_000,
    enabled: !isOver,
  })
  const welcome = (who: WhoAmI) => queries.setQueryData(sessionKey, who)
  const isOut = useSignedOut(session)
  if (!session.data) {
    if (isOut) return <FrontDoor onSignedIn={welcome} />
    if (session.isPending) return null
    return <SessionFailure error={session.error} retry={() => void session.refetch()} />
  }
  if (session.data.mustChangePassword) return <PasswordPage onChanged={welcome} />
  return (
    <Opened session={session.data} isOver={isOver || isOut} welcome={welcome}>
      {children}
    </Opened>
  )
}

type OpenedProps = Props & {
  readonly session: WhoAmI
  readonly isOver: boolean
  readonly welcome: (who: WhoAmI) => void
}

function Opened({ session, isOver, welcome, children }: OpenedProps) {
  const queries = useQueryClient()
  useIdleSignOut(session.idleMinutes)
  const goOn = (who: WhoAmI) => {
    // Somebody else must not find the page of the one before.
    if (who.account !== session.account) return location.reload()
    welcome(who)
    resumeCalls()
    void queries.invalidateQueries()
  }
  return (
    <Session.Provider value={session}>
      <div inert={isOver}>{children}</div>
      {isOver ? <SignInOver before={session} onSignedIn={goOn} /> : null}
    </Session.Provider>
  )
}

/** Who is signed in; only below `SessionGate`. */
export function useSession(): WhoAmI {
  const session = useContext(Session)
  if (!session) throw new Error('useSession stands outside SessionGate')
  return session
}

/** Ends the session and opens the sign-in page afresh, so that nothing of it stays in the browser's memory. */
export async function leaveSession(): Promise<void> {
  await call(signOut, {}).catch((error: unknown) => {
    if (!isSessionOver(error)) throw error
  })
  location.assign('/console')
}

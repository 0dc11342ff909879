import './pocket-session.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../../platform/web/api-client.ts'
import { wipeKept } from '../../../platform/web/kept-queries.tsx'
import { deviceOutbox } from '../../../platform/web/outbox.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import { readSession, type WhoAmI } from '../../contract-session.ts'
import { isWaiting, resumeCalls, watchWaiting } from '../session-watch.ts'
import { useSignedOut } from '../use-signed-out.ts'
import { PocketPassword } from './PocketPassword.tsx'
import { PocketSignIn } from './PocketSignIn.tsx'
import { SessionUnknown } from './SessionUnknown.tsx'
import { SignInSheet } from './SignInSheet.tsx'
import { sessionKey } from './session-key.ts'

const Session = createContext<WhoAmI | null>(null)

type Props = { readonly children: ReactNode }

/**
 * Shows its children to whoever is signed in, also from what the phone kept while there is no connection. When the session has
 * ended the page stays with everything on it, and sign-in is offered over it.
 */
export function PocketGate({ children }: Props) {
  const { session, isOver, welcome } = usePocketDoor()
  const [isPutOff, setPutOff] = useState(false)
  const who = session.data
  useEffect(() => {
    if (!isOver) setPutOff(false)
  }, [isOver])
  if (!who) {
    if (session.isPending && !isOver) return <SessionUnknown />
    if (isOver) return <PocketSignIn onSignedIn={welcome} />
    return <SessionUnknown error={session.error} onAgain={() => void session.refetch()} />
  }
  if (who.mustChangePassword) return <PocketPassword onChanged={welcome} />
  return (
    <Session.Provider value={who}>
      {isOver ? (
        <SignInSheet
          username={who.username}
          isOpen={!isPutOff}
          onOpen={() => setPutOff(false)}
          onLater={() => setPutOff(true)}
          onSignedIn={welcome}
        />
      ) : null}
      {children}
    </Session.Provider>
  )
}

/** Who is signed in; only below `PocketGate`. */
export function usePocketSession(): WhoAmI {
  const who = useContext(Session)
  if (!who) throw new Error('usePocketSession stands outside PocketGate')
  return who
}

function usePocketDoor() {
  const queries = useQueryClient()
  const waits = useSyncExternalStore(watchWaiting, isWaiting)
  const { needsSignIn } = useOutbox()
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(readSession, {}, { signal }),
    staleTime: 60_000,
    refetchOnReconnect: true,
    retry: false,
  })
  const account = session.data?.account ?? null
  useEffect(() => deviceOutbox().setOwner(account), [account])
  const isOut = useSignedOut(session)
  const isOver = waits || needsSignIn || isOut
  return { session, isOver, welcome }

  async function welcome(who: WhoAmI): Promise<void> {
    if (account && account !== who.account) {
      // Somebody else must not find the page of the one before.
      await wipeKept(queries)
      return location.reload()
    }
    queries.setQueryData(sessionKey, who)
    deviceOutbox().setOwner(who.account)
    resumeCalls()
    void queries.invalidateQueries()
  }
}

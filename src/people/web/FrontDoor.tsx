import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { call } from '../../platform/web/api-client.ts'
import type { WhoAmI } from '../contract-session.ts'
import { readFirstSetup } from '../contract-setup.ts'
import { SignInPage } from './SignInPage.tsx'

const SetupPage = lazy(async () => ({ default: (await import('./setup/SetupPage.tsx')).SetupPage }))

type Props = { readonly onSignedIn: (who: WhoAmI) => void }

/** The set-up where there is no account yet; else sign-in. */
export function FrontDoor({ onSignedIn }: Props) {
  const setup = useQuery({
    queryKey: ['people', 'first-setup'],
    queryFn: ({ signal }) => call(readFirstSetup, {}, { signal }),
    // What stands on the page stays until it is loaded anew, also after the set-up itself.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (setup.isPending) return null
  if (!setup.data?.isOpen) return <SignInPage onSignedIn={onSignedIn} />
  return (
    <Suspense fallback={null}>
      <SetupPage needsCode={setup.data.needsCode} />
    </Suspense>
  )
}

import './me.css'
import { useAddress } from '../../../platform/web/navigation.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Consents } from './Consents.tsx'
import { KeptPart } from './KeptPart.tsx'
import { Looks } from './Looks.tsx'
import { Overview } from './Overview.tsx'
import { Requests } from './Requests.tsx'
import { SlipForm } from './SlipForm.tsx'
import { type Me, useMe } from './use-me.ts'

/** Her own record: the slip first, then one thing a screen (`?part=`). */
export function OwnRecord() {
  const { data, error, refetch } = useMe()
  if (error instanceof ProblemError && [401, 404].includes(error.status)) return <SlipForm />
  if (error) return <ErrorState error={error} onAgain={() => void refetch()} />
  return data ? <Part me={data} /> : <LoadingFrame lines={4} shape="cards" />
}

function Part({ me }: { readonly me: Me }) {
  const { query } = useAddress()
  switch (query.get('part')) {
    case 'looks':
      return <Looks />
    case 'record':
      return <KeptPart me={me} />
    case 'consents':
      return <Consents me={me} />
    case 'requests':
      return <Requests me={me} />
    default:
      return <Overview me={me} />
  }
}

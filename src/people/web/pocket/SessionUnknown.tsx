import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { signInMessages } from '../messages-sign-in.ts'
import { DoorLine } from './DoorLine.tsx'

type Props = { readonly error?: unknown; readonly onAgain?: () => void }

/** Before it is known who is signed in, and when it cannot be found out. */
export function SessionUnknown({ error, onAgain }: Props) {
  const t = useText(signInMessages)
  return (
    <PocketFrame title={t('sign-in.title')} line={<DoorLine />}>
      {error && onAgain ? <ErrorState error={error} onAgain={onAgain} /> : <LoadingFrame lines={4} shape="cards" />}
    </PocketFrame>
  )
}

import { useIsDemo } from '../../../places/web/index.ts'
import { HarbourMark } from '../../../platform/web/HarbourMark.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { OfflineLine } from '../../../platform/web/OfflineLine.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { LanguageSwitch, TypeSizeSwitch } from '../../../platform/web/Switches.tsx'
import { useConnection } from '../../../platform/web/use-connection.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import type { WhoAmI } from '../../contract-session.ts'
import { signInMessages } from '../messages-sign-in.ts'
import { pocketSignInMessages } from './messages.ts'
import { SignInFields } from './SignInFields.tsx'

type Props = { readonly onSignedIn: (who: WhoAmI) => void | Promise<void> }

/** The front door of the phone. */
export function PocketSignIn({ onSignedIn }: Props) {
  const t = useText(signInMessages)
  const say = useText(pocketSignInMessages)
  const { pending, oldestAt, needsAttention, inMemory } = useOutbox()
  const line = { pending, oldestAt, inMemory, attention: needsAttention.length, connection: useConnection() }
  return (
    <PocketFrame title={t('sign-in.title')} line={<OfflineLine {...line} />} isDemo={useIsDemo()}>
      <div className="row pocket-switches">
        <LanguageSwitch />
        <TypeSizeSwitch />
      </div>
      <div className="pocket-door">
        <HarbourMark />
        <p>{say('pocket.lead')}</p>
      </div>
      <SignInFields onSignedIn={onSignedIn} />
      {pending > 0 ? <p className="quiet">{say('pocket.kept')}</p> : null}
      <p className="quiet">{t('sign-in.others')}</p>
    </PocketFrame>
  )
}

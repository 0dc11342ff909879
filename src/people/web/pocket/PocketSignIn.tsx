import { useIsDemo } from '../../../places/web/index.ts'
import { HarbourMark } from '../../../platform/web/HarbourMark.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { LanguageSwitch, TypeSizeSwitch } from '../../../platform/web/Switches.tsx'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import type { WhoAmI } from '../../contract-session.ts'
import { signInMessages } from '../messages-sign-in.ts'
import { DoorLine } from './DoorLine.tsx'
import { pocketSignInMessages } from './messages.ts'
import { SignInFields } from './SignInFields.tsx'

type Props = { readonly onSignedIn: (who: WhoAmI) => void | Promise<void> }

/** The front door of the phone. */
export function PocketSignIn({ onSignedIn }: Props) {
  const t = useText(signInMessages)
  const say = useText(pocketSignInMessages)
  const { pending } = useOutbox()
  return (
    <PocketFrame title={t('sign-in.title')} line={<DoorLine />} isDemo={useIsDemo()}>
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

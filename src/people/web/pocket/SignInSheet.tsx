import { Button } from '../../../platform/web/Button.tsx'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import type { WhoAmI } from '../../contract-session.ts'
import { signInMessages } from '../messages-sign-in.ts'
import { pocketSignInMessages } from './messages.ts'
import { SignInFields } from './SignInFields.tsx'

type Props = {
  readonly username: string
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onLater: () => void
  readonly onSignedIn: (who: WhoAmI) => void | Promise<void>
}

/** Sign-in over a page whose session has ended; put off, one quiet line stays so that work without the server goes on. */
export function SignInSheet({ username, isOpen, onOpen, onLater, onSignedIn }: Props) {
  const t = useText(signInMessages)
  const say = useText(pocketSignInMessages)
  return (
    <>
      {isOpen ? null : (
        <button type="button" className="session-line" onClick={onOpen}>
          <Glyph name="lock" /> <span>{say('pocket.line')}</span>
        </button>
      )}
      <Sheet title={t('sign-in.again')} isOpen={isOpen} onClose={onLater}>
        <p>{say('pocket.kept')}</p>
        <SignInFields username={username} onSignedIn={onSignedIn} />
        <Button kind="quiet" wide onClick={onLater}>
          {say('pocket.later')}
        </Button>
        <p className="quiet">{say('pocket.someone-else')}</p>
      </Sheet>
    </>
  )
}

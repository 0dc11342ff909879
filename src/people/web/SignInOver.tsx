import './sign-in.css'
import { useEffect, useRef } from 'react'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import type { WhoAmI } from '../contract-session.ts'
import { signInMessages } from './messages-sign-in.ts'
import { SignInForm } from './SignInForm.tsx'

type Props = { readonly before: WhoAmI; readonly onSignedIn: (who: WhoAmI) => void }

/** Sign-in over a page whose session ended; the page and everything typed on it stay underneath. */
export function SignInOver({ before, onSignedIn }: Props) {
  const t = useText(signInMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('input[type="password"]')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sign-in-sheet sign-in-over"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{t('sign-in.again')}</h2>
      <p>{t('sign-in.again-why')}</p>
      <SignInForm username={before.username} onSignedIn={onSignedIn} />
      <p className="quiet">{t('sign-in.start-over')}</p>
    </dialog>
  )
}

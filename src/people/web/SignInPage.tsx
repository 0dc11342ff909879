import './sign-in.css'
import { useIsDemo } from '../../places/web/index.ts'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { DemoRibbon } from '../../platform/web/PageFrame.tsx'
import { LanguageSwitch, TypeSizeSwitch } from '../../platform/web/Switches.tsx'
import type { WhoAmI } from '../contract-session.ts'
import { signInMessages } from './messages-sign-in.ts'
import { SignInForm } from './SignInForm.tsx'

type Props = { readonly onSignedIn: (who: WhoAmI) => void }

/** The desk's front door. */
export function SignInPage({ onSignedIn }: Props) {
  const t = useText(signInMessages)
  const isDemo = useIsDemo()
  return (
    <main className="sign-in">
      {isDemo ? <DemoRibbon /> : null}
      <div className="sign-in-sheet">
        <div className="sign-in-head">
          <img src="/harbour.svg" alt="" width="48" height="48" />
          <div className="row">
            <LanguageSwitch />
            <TypeSizeSwitch />
          </div>
        </div>
        <h1>{t('sign-in.title')}</h1>
        <p className="quiet">{t('sign-in.lead')}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="quiet sign-in-others">{t('sign-in.others')}</p>
      </div>
    </main>
  )
}

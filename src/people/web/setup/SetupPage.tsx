import '../sign-in.css'
import './setup.css'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { LanguageSwitch, TypeSizeSwitch } from '../../../platform/web/Switches.tsx'
import { signInMessages } from '../messages-sign-in.ts'
import type { Draft } from './draft.ts'
import { setupMessages } from './messages-setup.ts'
import { SetupForm } from './SetupForm.tsx'

const words = [setupMessages, signInMessages]

/** What an empty installation shows instead of sign-in. */
export function SetupPage({ needsCode }: { readonly needsCode: boolean }) {
  const t = useText(setupMessages)
  const [made, setMade] = useState<Draft | null>(null)
  return (
    <main className="setup">
      <div className="setup-sheet">
        <div className="sign-in-head">
          <img src="/harbour.svg" alt="" width="48" height="48" />
          <div className="row">
            <LanguageSwitch />
            <TypeSizeSwitch />
          </div>
        </div>
        {made ? (
          <SetupDone made={made} />
        ) : (
          <ProblemWords words={words}>
            <h1>{t('setup.title')}</h1>
            <p className="quiet">{t('setup.lead')}</p>
            <SetupForm needsCode={needsCode} onDone={setMade} />
          </ProblemWords>
        )}
      </div>
    </main>
  )
}

function SetupDone({ made }: { readonly made: Draft }) {
  const t = useText(setupMessages)
  const names = { administrator: made.administrator.name, officer: made.securityOfficer.name }
  return (
    <div className="stack" role="status">
      <h1>{t('setup.done')}</h1>
      <p>{t('setup.done-next', names)}</p>
      <p>
        <Button type="primary" size="large" onClick={() => location.assign('/console')}>
          {t('setup.sign-in')}
        </Button>
      </p>
    </div>
  )
}

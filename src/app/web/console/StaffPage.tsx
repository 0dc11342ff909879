import { PostWorkPanel, postWorkMessages } from '../../../matters/web/console/staff/index.ts'
import {
  ExportBar,
  OfficesStrip,
  OrganisationsPanel,
  PeopleTabs,
  SecondFactor,
  StaffPanel,
  staffMessages,
} from '../../../people/web/console/index.ts'
import { signInMessages } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'

const words = [staffMessages, postWorkMessages, signInMessages]

/** Who works here: offices, accounts and posts, work in hand, the own authenticator. */
export function StaffPage() {
  const t = useText(staffMessages)
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack">
        <PeopleTabs />
        <h1>{t('staff.title')}</h1>
        <p className="quiet">{t('staff.lead')}</p>
        <OfficesStrip />
        <PostWorkPanel />
        <StaffPanel />
        <ExportBar lists={['staff']} />
        <OrganisationsPanel />
        <SecondFactor />
      </main>
    </ProblemWords>
  )
}

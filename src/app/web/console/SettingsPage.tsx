import {
  CategoriesForm,
  categoriesFormMessages,
  matterProblemMessages,
  TemplatesPanel,
} from '../../../matters/web/console/index.ts'
import { RetentionForm, retentionMessages } from '../../../people/web/console/settings/index.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { PlaceSettings, settingsMessages } from '../../../places/web/console/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'

const words = [settingsMessages, retentionMessages, categoriesFormMessages, matterProblemMessages]

/** What the community sets for itself, each with effect from a date. */
export function SettingsPage() {
  const t = useText(settingsMessages)
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack settings">
        <h1>{t('settings.title')}</h1>
        <p className="quiet">{t('settings.lead')}</p>
        <PlaceSettings call={callSignedIn} />
        <RetentionForm />
        <CategoriesForm />
        <TemplatesPanel />
      </main>
    </ProblemWords>
  )
}

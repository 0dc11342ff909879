import { ResidentPage } from '../../../matters/web/resident/index.ts'
import { meMessages, OwnRecord, privacyProblemMessages } from '../../../people/web/resident/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { useAddress } from '../../../platform/web/navigation.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'

const words = [privacyProblemMessages]

/** `/me`: a resident's own record, behind the slip of the desk. */
export function MePage() {
  const t = useText(meMessages)
  const { query } = useAddress()
  return (
    <ResidentPage title={t('me.title')} back={query.get('part') ? '/me' : '/'}>
      <ProblemWords words={words}>
        <OwnRecord />
      </ProblemWords>
    </ResidentPage>
  )
}

import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { DutyCard } from './DutyCard.tsx'
import { privacyMessages } from './messages-privacy.ts'
import { ResidentPage } from './ResidentPage.tsx'

const parts = ['words', 'phone', 'never', 'phone-side', 'long', 'rights', 'not'] as const

/** `/privacy`: what is kept, why, how long and who sees it. */
export function PrivacyPage() {
  const t = useText(privacyMessages)
  const { community } = useCommunity()
  return (
    <ResidentPage title={t('privacy.title')} back="/">
      <h1>{t('privacy.title')}</h1>
      <p>{t('privacy.lead')}</p>
      {parts.map((part) => (
        <section key={part} className="stack-tight">
          <h2>{t(`privacy.${part}-title`)}</h2>
          <p>{t(`privacy.${part}`)}</p>
        </section>
      ))}
      {community ? <DutyCard community={community} /> : null}
    </ResidentPage>
  )
}

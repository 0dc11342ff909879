import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { residentMessages } from './messages.ts'
import { ResidentPage } from './ResidentPage.tsx'

/** An address that leads nowhere. */
export function LostPage() {
  const t = useText(residentMessages)
  return (
    <ResidentPage title={t('lost.title')}>
      <h1>{t('lost.title')}</h1>
      <p>{t('lost.do')}</p>
      <div>
        <ButtonLink href="/">{t('home.page')}</ButtonLink>
      </div>
    </ResidentPage>
  )
}

import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'

/** An address that leads nowhere. */
export function MissingPage() {
  const t = useText(consoleMessages)
  return (
    <main className="desk-page stack">
      <h1>{t('missing.title')}</h1>
      <p>
        <Link to="/">{t('missing.back')}</Link>
      </p>
    </main>
  )
}

/** A page that failed while it was drawn. */
export function FailurePage() {
  const t = useText(consoleMessages)
  return (
    <main className="desk-page stack">
      <h1>{t('failure.title')}</h1>
      <Alert type="error" showIcon title={t('failure.remedy')} />
      <p>
        <Button onClick={() => location.reload()}>{t('failure.reload')}</Button>
      </p>
    </main>
  )
}

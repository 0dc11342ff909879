import { useText } from '../../platform/web/LanguageProvider.tsx'
import { shellMessages } from './messages.ts'

type Props = { readonly title: 'shell.resident' | 'shell.pocket' | 'shell.console' }

/** What stands behind a front door until its screens come. */
export function Placeholder({ title }: Props) {
  const t = useText(shellMessages)
  return (
    <main className="card stack">
      <h1>{t(title)}</h1>
      <p>{t('shell.unfinished')}</p>
    </main>
  )
}

import { Alert, Button } from 'antd'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../platform/web/problem-text.tsx'
import { signInMessages } from './messages-sign-in.ts'

type Props = { readonly error: unknown; readonly retry: () => void }

/** Said when it cannot even be found out who is signed in. */
export function SessionFailure({ error, retry }: Props) {
  const t = useText(signInMessages)
  const { say } = useProblemText()
  return (
    <main className="sign-in">
      <div className="sign-in-sheet stack">
        <h1>{t('sign-in.title')}</h1>
        <Alert type="error" showIcon title={say(error)} role="alert" />
        <Button size="large" onClick={retry}>
          {t('sign-in.retry')}
        </Button>
      </div>
    </main>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { leavePocket } from '../../../people/web/pocket/index.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { pocketMessages } from './messages.ts'
import { forgetPatrolDraft } from './patrol/use-patrol-draft.ts'

/** Signing out, after saying what is wiped and what stays. */
export function LeaveButton({ unsent }: { readonly unsent: number }) {
  const t = useText(pocketMessages)
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isOffline = error instanceof ProblemError && error.status === 0
  return (
    <>
      <Button wide onClick={() => setAsked(true)}>
        {t('me.leave')}
      </Button>
      <Sheet title={t('me.leave')} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{t('me.leave-sure')}</p>
        {unsent > 0 ? <Notice tone="watch" title={t('me.leave-unsent', { count: unsent })} /> : null}
        {isOffline ? <Notice tone="bad" spoken title={t('me.leave-offline')} /> : null}
        {error && !isOffline ? <ErrorState error={error} /> : null}
        <Button kind="danger" wide busy={isBusy} onClick={() => void leave()}>
          {t('me.leave')}
        </Button>
        <Button wide onClick={() => setAsked(false)}>
          {t('me.stay')}
        </Button>
      </Sheet>
    </>
  )

  async function leave(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await leavePocket(queries, forgetPatrolDraft)
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
}

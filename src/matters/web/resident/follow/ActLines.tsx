import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../../platform/web/problem-error.ts'
import { ErrorState } from '../../../../platform/web/states.tsx'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly acts: Acts }

/** What was done on this page and is not sent, or was refused. */
export function ActLines({ acts }: Props) {
  const t = useText(followMessages)
  return (
    <>
      {acts.waiting
        .filter((entry) => entry.tries > 0 && !entry.isAccepted)
        .map((entry) => (
          <Notice key={entry.id} tone="watch" spoken title={t('act.pending', { title: entry.title })} />
        ))}
      {acts.refused.map((entry) => (
        <ErrorState
          key={entry.id}
          error={
            new ProblemError({
              code: entry.refusal?.code ?? 'problem.other',
              status: entry.refusal?.status ?? 0,
              ...(entry.refusal?.reason ? { reason: entry.refusal.reason } : {}),
            })
          }
          kept={entry.title}
          action={<Button onClick={() => void acts.drop(entry.id)}>{t('act.drop')}</Button>}
        />
      ))}
    </>
  )
}

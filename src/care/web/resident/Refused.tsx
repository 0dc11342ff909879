import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { wellMessages } from './messages.ts'
import type { MineActs } from './use-mine.ts'

/** What the server did not take, until it was read. */
export function Refused({ acts }: { readonly acts: MineActs }) {
  const t = useText(wellMessages)
  const { say } = useProblemText()
  return acts.refused.map((entry) => {
    const { reason, requestId, ...facts } = entry.refusal ?? { code: 'network', status: 0 }
    const error = new ProblemError({ ...facts, ...(reason ? { reason } : {}), ...(requestId ? { requestId } : {}) })
    return (
      <Notice
        key={entry.id}
        tone="watch"
        spoken
        title={say(error)}
        action={<Button onClick={() => void acts.drop(entry)}>{t('alarm.understood')}</Button>}
      >
        {entry.title}
      </Notice>
    )
  })
}

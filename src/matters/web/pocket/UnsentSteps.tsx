import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { goTo } from '../../../platform/web/navigation.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { useConnection } from '../../../platform/web/use-connection.ts'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { useStepWords } from './step-words.ts'
import { refusalError } from './unsent.ts'

/** Steps on this matter that are still on the phone: kept and to be sent, or refused with the reason. */
export function UnsentSteps({ matter }: { readonly matter: string }) {
  const t = useText(pocketMessages)
  const { say } = useProblemText()
  const isThrough = useConnection() === 'through'
  const words = useStepWords()
  const { waiting, refused } = useMyOutbox()
  const kept = waiting.filter((entry) => entry.lane === matter)
  return (
    <>
      {kept.map((entry) => (
        <Notice
          key={entry.id}
          tone="good"
          spoken
          title={t(isThrough ? 'act.kept' : 'act.kept-offline', { what: words.entry(entry) })}
        />
      ))}
      {refused
        .filter((entry) => entry.lane === matter)
        .map((entry) => (
          <Notice
            key={entry.id}
            tone="bad"
            spoken
            title={t('card.refused', { what: words.entry(entry) })}
            action={<Button onClick={() => goTo('/pocket/outbox')}>{t('outbox.refused')}</Button>}
          >
            <p>{say(refusalError(entry))}</p>
          </Notice>
        ))}
    </>
  )
}

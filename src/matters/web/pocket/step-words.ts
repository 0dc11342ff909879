import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { OutboxEntry } from '../../../platform/web/outbox.ts'
import { actMessages } from '../console/messages-acts.ts'
import { pocketMessages } from './messages.ts'
import { actOfEndpoint, type PhoneAct } from './phone-acts.ts'

/** What a step is called on the phone. */
export function useStepWords(): {
  readonly step: (act: PhoneAct) => string
  readonly entry: (entry: OutboxEntry) => string
} {
  const t = useText(pocketMessages)
  const say = useText(actMessages)
  const step = (act: PhoneAct) => (act === 'done' ? t('act.put-right') : say(`act.${act}`))
  return {
    step,
    entry: ({ endpointId, title }) => {
      const act = actOfEndpoint(endpointId)
      return act ? step(act) : title
    },
  }
}

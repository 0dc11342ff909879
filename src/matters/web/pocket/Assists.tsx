import { useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import type { MatterPage } from '../../contract.ts'
import { may } from '../console/act-order.ts'
import { actMessages } from '../console/messages-acts.ts'
import { ActForm } from './ActForm.tsx'
import { pocketMessages } from './messages.ts'

/** Who was asked to lend a hand, and what they answered. */
export function Assists({ matter }: { readonly matter: MatterPage }) {
  const t = useText(pocketMessages)
  const say = useText(actMessages)
  const [answering, setAnswering] = useState<string | null>(null)
  if (matter.assists.length === 0) return null
  const mayAnswer = may(matter.abilities, 'answer-assist')
  return (
    <section className="stack-tight">
      <h2>{t('matter.assists')}</h2>
      <ul className="pocket-lines">
        {matter.assists.map((assist) => (
          <li key={assist.id} className="stack-tight">
            <p>
              <strong>{assist.partyName}</strong> · {assist.words}
            </p>
            <p className="quiet">{assist.answer ?? t('matter.assist-waiting')}</p>
            {mayAnswer && !assist.answer && !assist.ended ? (
              <Button onClick={() => setAnswering(assist.id)}>{t('assist.answer')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Sheet title={say('act.answer-assist')} isOpen={answering !== null} onClose={() => setAnswering(null)}>
        {answering ? (
          <ActForm
            matter={matter}
            act="answer-assist"
            given={{ assist: answering }}
            onSent={() => setAnswering(null)}
          />
        ) : null}
      </Sheet>
    </section>
  )
}

import { useState } from 'react'
import type { BodyOf } from '../../../platform/http/endpoint.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import type { recordRound } from '../../contract-rounds.ts'
import { type Concern, concerns, type RoundKind } from '../../rules-rounds.ts'
import { roundMessages } from './messages-rounds.ts'

/** Gives what came of a visit to the phone's outbox, under the words by which it is listed there. */
export type TakeRound = (body: BodyOf<typeof recordRound>, what: string) => void
type Props = { readonly onTake: TakeRound; readonly onClose: () => void }

/** What it is about, in words to tap, and what is to follow. Nothing has to be typed. */
export function ConcernSheet({ onTake, onClose }: Props) {
  const t = useText(roundMessages)
  const [chosen, setChosen] = useState<readonly Concern[]>([])
  const turn = (concern: Concern) =>
    setChosen((now) => (now.includes(concern) ? now.filter((each) => each !== concern) : [...now, concern]))
  const take = (follow: 'notice' | 'alarm') =>
    onTake({ result: 'concern', concerns: [...chosen], follow }, `${t('concern')} · ${t(`follow.${follow}`)}`)
  return (
    <Sheet title={t('concern.title')} isOpen onClose={onClose}>
      <div className="row">
        {concerns.map((concern) => (
          <Button
            key={concern}
            aria-pressed={chosen.includes(concern)}
            {...(chosen.includes(concern) ? { glyph: 'check' as const } : {})}
            onClick={() => turn(concern)}
          >
            {t(`concern.${concern}`)}
          </Button>
        ))}
      </div>
      <Button kind="primary" wide disabled={chosen.length === 0} onClick={() => take('notice')}>
        {t('follow.notice')}
      </Button>
      <Button kind="danger" wide disabled={chosen.length === 0} onClick={() => take('alarm')}>
        {t('follow.alarm')}
      </Button>
    </Sheet>
  )
}

/** Before an alarm rings for nothing: what is tried first. */
export function NoAnswerSheet({ kind, onTake, onClose }: Props & { readonly kind: RoundKind }) {
  const t = useText(roundMessages)
  return (
    <Sheet title={t('no_answer.title')} isOpen onClose={onClose}>
      <p className="care-words">{t(`no_answer.${kind}`)}</p>
      <Button kind="danger" wide onClick={() => onTake({ result: 'no_answer' }, t(`${kind}.no_answer`))}>
        {t('no_answer.alarm')}
      </Button>
    </Sheet>
  )
}

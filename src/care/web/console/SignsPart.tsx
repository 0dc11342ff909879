import { Button } from 'antd'
import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { formatDay, formatMoment } from '../../../platform/i18n/moments.ts'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark, type Tone } from '../../../platform/web/StatusMark.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { useNow } from '../../../platform/web/use-now.ts'
import { momentIn } from '../../rules-zones.ts'
import { PlanSection } from './PlanSection.tsx'
import { usePress } from './use-act.ts'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }
const tones: Readonly<Record<Plan['expected'][number]['state'], Tone>> = {
  open: 'calm',
  satisfied: 'good',
  excused: 'rest',
  blind: 'watch',
  missed: 'bad',
}
const shown = 7
const ways = ['call', 'visit', 'neighbour'] as const
const causes = ['worry', 'no_answer_at_door', 'collapse'] as const

/** When she was heard from lately, and what the desk notes now: a sign, an absence, an alarm. */
export function SignsPart({ plan }: Of) {
  const { t, code, language } = usePlanWords()
  const now = useNow()
  const at = (moment: string) => formatMoment(moment, now, language)
  const { sign, raise } = usePlanActs(plan.id)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  return (
    <PlanSection title={t('signs.title')}>
      <p>{plan.lastContactAt ? t('signs.last', { at: at(plan.lastContactAt) }) : t('signs.never')}</p>
      {plan.missedSince ? <StatusMark tone="bad" word={t('signs.missed', { at: at(plan.missedSince) })} /> : null}
      <ul className="care-slots">
        {plan.expected.slice(0, shown).map(({ dueAt, state }) => (
          <li key={dueAt}>
            <span>{at(dueAt)}</span>
            <StatusMark tone={tones[state]} word={code('slot', state)} />
          </li>
        ))}
      </ul>
      {plan.mayKeep ? (
        <>
          <div className="row">
            {ways.map((how) => (
              <Button key={how} disabled={isBusy} onClick={() => void press(sign({ how }))}>
                {code('act', how)}
              </Button>
            ))}
          </div>
          <h3>{t('act.raise')}</h3>
          <div className="row">
            {causes.map((cause) => (
              <Button key={cause} danger disabled={isBusy} onClick={() => void press(raise({ cause }))}>
                {code('act', cause)}
              </Button>
            ))}
          </div>
          {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
          <Away plan={plan} />
        </>
      ) : null}
    </PlanSection>
  )
}

function Away({ plan }: Of) {
  const { t, language } = usePlanWords()
  const { away } = usePlanActs(plan.id)
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const [until, setUntil] = useState('')
  const body = { from: serverNow().toISOString(), to: until ? momentIn(plan.zone, until, '23:59').toISOString() : '' }
  return (
    <>
      {plan.away.map(({ from, to }) => (
        <p key={from}>{t('away.now', { from: formatDay(from, now, language), to: formatDay(to, now, language) })}</p>
      ))}
      <p>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('away.say')}
        </Button>
      </p>
      {isOpen ? (
        <ActSheet title={t('away.title')} onSend={away(body)} onClose={() => setOpen(false)}>
          {(wrong) => (
            <ActLine label={t('away.until')} type="date" value={until} wrong={wrong('to')} onChange={setUntil} />
          )}
        </ActSheet>
      ) : null}
    </>
  )
}

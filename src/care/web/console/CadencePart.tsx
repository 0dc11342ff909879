import { Button } from 'antd'
import { useState } from 'react'
import { ActSheet } from '../../../people/web/console/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { roundKinds } from '../../rules-rounds.ts'
import { PlanSection } from './PlanSection.tsx'
import { usePress } from './use-act.ts'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }

/** How often somebody comes or calls by plan; who goes is shared out by itself. */
export function CadencePart({ plan }: Of) {
  const { t } = usePlanWords()
  const { comeNoMore } = usePlanActs(plan.id)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const [isOpen, setOpen] = useState(false)
  return (
    <PlanSection title={t('cadence.title')}>
      {plan.cadences.length === 0 ? <p className="quiet">{t('cadence.none')}</p> : null}
      <ul className="care-lines">
        {plan.cadences.map(({ kind, everyDays, windowDays }) => (
          <li key={kind}>
            <span>{t(`cadence.${kind}`, { n: everyDays, w: windowDays })}</span>
            {plan.mayKeep ? (
              <Button disabled={isBusy} onClick={() => void press(comeNoMore({ kind }))}>
                {t('cadence.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      {plan.mayKeep ? (
        <p>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('cadence.set')}
          </Button>
        </p>
      ) : null}
      {isOpen ? <CadenceSheet plan={plan} onClose={() => setOpen(false)} /> : null}
    </PlanSection>
  )
}

const everyOffered = [1, 2, 3, 7, 14, 30] as const
const windowOffered = [0, 1, 2, 3] as const

function CadenceSheet({ plan, onClose }: Of & { readonly onClose: () => void }) {
  const { t } = usePlanWords()
  const { come } = usePlanActs(plan.id)
  const [kind, setKind] = useState<string>('visit')
  const [every, setEvery] = useState('7')
  const [early, setEarly] = useState('2')
  const offered = windowOffered.filter((days) => days < Number(every))
  const body = {
    kind: roundKinds.find((each) => each === kind) ?? 'visit',
    everyDays: Number(every),
    windowDays: Math.min(Number(early), offered.at(-1) ?? 0),
  }
  return (
    <ActSheet title={t('cadence.set')} onSend={come(body)} onClose={onClose}>
      {() => (
        <>
          <ChoiceBox
            label={t('cadence.kind')}
            value={kind}
            choices={roundKinds.map((value) => ({ value, label: t(`cadence.kind-${value}`) }))}
            onChange={(value) => setKind(value ?? 'visit')}
          />
          <ChoiceBox
            label={t('cadence.every')}
            value={every}
            choices={everyOffered.map((n) => ({ value: String(n), label: String(n) }))}
            onChange={(value) => setEvery(value ?? '7')}
          />
          <ChoiceBox
            label={t('cadence.window')}
            value={String(body.windowDays)}
            choices={offered.map((n) => ({ value: String(n), label: String(n) }))}
            onChange={(value) => setEarly(value ?? '0')}
          />
        </>
      )}
    </ActSheet>
  )
}

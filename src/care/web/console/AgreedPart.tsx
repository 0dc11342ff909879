import { Button } from 'antd'
import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { TextArea } from '../../../platform/web/TextArea.tsx'
import { riskClasses } from '../../rules-plans.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { PlanSection } from './PlanSection.tsx'
import { minutesOffered } from './ProposePage.tsx'
import { usePress } from './use-act.ts'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }

/** What was agreed with her, and the card for whoever goes to the door. */
export function AgreedPart({ plan }: Of) {
  const { t } = usePlanWords()
  const words = useAlarmWords()
  const [isOpen, setOpen] = useState(false)
  const mayChange = plan.mayKeep && plan.state !== 'ended' && plan.state !== 'anonymised'
  return (
    <PlanSection title={t('agreed.title')}>
      <ul>
        <li>{t('agreed.minutes', { n: plan.responseMinutes })}</li>
        <li>{t('agreed.risk', { risk: words.code('risk', plan.riskClass) })}</li>
        {plan.livesAlone ? <li>{t('agreed.alone')}</li> : null}
        {plan.reviewOn ? <li>{t('agreed.review', { day: plan.reviewOn })}</li> : null}
      </ul>
      <h3>{t('agreed.card')}</h3>
      {plan.card ? <p className="care-words">{plan.card}</p> : <p className="quiet">{t('agreed.no-card')}</p>}
      {mayChange ? (
        <p>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('agreed.change')}
          </Button>
        </p>
      ) : null}
      {isOpen ? <ChangeSheet plan={plan} onClose={() => setOpen(false)} /> : null}
      {plan.duress !== null && mayChange ? <Duress plan={plan} /> : null}
    </PlanSection>
  )
}

function ChangeSheet({ plan, onClose }: Of & { readonly onClose: () => void }) {
  const { t } = usePlanWords()
  const words = useAlarmWords()
  const { agree } = usePlanActs(plan.id)
  const [risk, setRisk] = useState<string>(plan.riskClass)
  const [minutes, setMinutes] = useState(String(plan.responseMinutes))
  const [card, setCard] = useState(plan.card ?? '')
  const [reviewOn, setReviewOn] = useState(plan.reviewOn ?? '')
  const offered = [...new Set([...minutesOffered, plan.responseMinutes])].sort((one, other) => one - other)
  const body = {
    riskClass: riskClasses.find((each) => each === risk) ?? plan.riskClass,
    responseMinutes: Number(minutes),
    card: card.trim() || null,
    ...(reviewOn ? { reviewOn } : {}),
  }
  return (
    <ActSheet title={t('agreed.change-title')} onSend={agree(body)} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('list.risk')}
            value={risk}
            choices={riskClasses.map((value) => ({ value, label: words.code('risk', value) }))}
            onChange={(value) => setRisk(value ?? plan.riskClass)}
          />
          <ChoiceBox
            label={t('new.minutes')}
            value={minutes}
            choices={offered.map((n) => ({ value: String(n), label: t('new.minutes-value', { n }) }))}
            onChange={(value) => setMinutes(value ?? '60')}
          />
          <TextArea
            label={t('agreed.card')}
            hint={t('agreed.card-hint')}
            most={400}
            value={card}
            error={wrong('card')}
            onChange={setCard}
          />
          <ActLine
            label={t('review.next')}
            type="date"
            value={reviewOn}
            wrong={wrong('reviewOn')}
            onChange={setReviewOn}
          />
        </>
      )}
    </ActSheet>
  )
}

/** Family is left out; only whoever keeps the plan sees that this can be, and that it is. */
function Duress({ plan }: Of) {
  const { t } = usePlanWords()
  const { agree } = usePlanActs(plan.id)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  return (
    <details className="care-duress" open={plan.duress === true}>
      <summary>{plan.duress ? t('duress.on') : t('duress.title')}</summary>
      <p>{t('duress.why')}</p>
      <Button disabled={isBusy} onClick={() => void press(agree({ duress: !plan.duress }))}>
        {plan.duress ? t('duress.unset') : t('duress.set')}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </details>
  )
}

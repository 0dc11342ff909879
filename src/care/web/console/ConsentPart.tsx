import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { childCategory, healthCategories } from '../../rules-plans.ts'
import { PlanSection } from './PlanSection.tsx'
import { usePress } from './use-act.ts'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

/** Who agreed to what and when; above it in large type what this is not, to be read to her. */
export function ConsentPart({ plan }: { readonly plan: Plan }) {
  const { t, language } = usePlanWords()
  const { agree } = usePlanActs(plan.id)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const now = useNow()
  const at = (moment: string) => formatMoment(moment, now, language)
  const mayAct = plan.mayKeep && plan.state !== 'ended' && plan.state !== 'anonymised'
  const { consent, healthConsentAt, limitsToldAt } = plan
  const who = consent?.basis === 'guardian' ? t('consent.guardian') : t('consent.own')
  const isHealth = healthCategories.includes(plan.category)
  return (
    <PlanSection title={t('consent.title')}>
      <div className="care-limits">
        <h3>{t('limits.title')}</h3>
        <p>{t('limits.words')}</p>
      </div>
      {limitsToldAt ? <p>{t('limits.told', { at: at(limitsToldAt) })}</p> : null}
      {!limitsToldAt && mayAct ? (
        <Button disabled={isBusy} onClick={() => void press(agree({ limitsTold: true }))}>
          {t('limits.tell')}
        </Button>
      ) : null}
      {consent ? <p>{t('consent.at', { who, at: at(consent.at) })}</p> : null}
      {!consent && mayAct ? (
        <TakeConsent plan={plan} isBusy={isBusy} onTake={(basis) => void press(agree({ consentBasis: basis }))} />
      ) : null}
      {healthConsentAt ? <p>{t('consent.health-at', { at: at(healthConsentAt) })}</p> : null}
      {isHealth && !healthConsentAt && mayAct ? (
        <Button disabled={isBusy} onClick={() => void press(agree({ healthConsent: true }))}>
          {t('consent.health-take')}
        </Button>
      ) : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </PlanSection>
  )
}

type TakeProps = {
  readonly plan: Plan
  readonly isBusy: boolean
  readonly onTake: (basis: 'consent' | 'guardian') => void
}

function TakeConsent({ plan, isBusy, onTake }: TakeProps) {
  const { t } = usePlanWords()
  const [basis, setBasis] = useState<string>(plan.category === childCategory ? 'guardian' : 'consent')
  const choices = [
    { value: 'consent', label: t('consent.own') },
    { value: 'guardian', label: t('consent.guardian') },
  ]
  return (
    <div className="row">
      <ChoiceBox
        label={t('consent.basis')}
        value={basis}
        choices={choices}
        onChange={(value) => setBasis(value ?? 'consent')}
      />
      <Button type="primary" disabled={isBusy} onClick={() => onTake(basis === 'guardian' ? 'guardian' : 'consent')}>
        {t('consent.take')}
      </Button>
    </div>
  )
}

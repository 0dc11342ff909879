import { Button } from 'antd'
import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { PlanSection } from './PlanSection.tsx'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }
const reasons = ['withdrawn', 'moved', 'died', 'no_longer_needed'] as const

/** Going over it, ending it, and at last forgetting whose it was. */
export function EndPart({ plan }: Of) {
  const { t, code, language } = usePlanWords()
  const now = useNow()
  const [open, setOpen] = useState<'review' | 'end' | 'forget' | null>(null)
  const close = () => setOpen(null)
  const offered =
    plan.state === 'active'
      ? (['review', 'end'] as const)
      : plan.state === 'ended'
        ? (['forget'] as const)
        : plan.state === 'anonymised'
          ? []
          : (['end'] as const)
  const { endedAt, endedReason, reviewedAt } = plan
  return (
    <PlanSection title={plan.state === 'active' ? t('review.title') : t('end.title')}>
      {reviewedAt ? <p>{t('review.last', { at: formatMoment(reviewedAt, now, language) })}</p> : null}
      {endedAt ? (
        <p>{t('end.ended', { at: formatMoment(endedAt, now, language), reason: code('end', endedReason) })}</p>
      ) : null}
      {plan.mayKeep ? (
        <div className="row">
          {offered.map((name) => (
            <Button key={name} aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)}>
              {name === 'review' ? t('review.do') : t(`${name}.title`)}
            </Button>
          ))}
        </div>
      ) : null}
      {open === 'review' ? <ReviewSheet plan={plan} onClose={close} /> : null}
      {open === 'end' ? <EndSheet plan={plan} onClose={close} /> : null}
      {open === 'forget' ? <ForgetSheet plan={plan} onClose={close} /> : null}
    </PlanSection>
  )
}

type SheetProps = Of & { readonly onClose: () => void }

function ReviewSheet({ plan, onClose }: SheetProps) {
  const { t } = usePlanWords()
  const { review } = usePlanActs(plan.id)
  const [reviewOn, setReviewOn] = useState('')
  return (
    <ActSheet title={t('review.do')} onSend={review({ reviewOn })} onClose={onClose}>
      {(wrong) => (
        <ActLine
          label={t('review.next')}
          type="date"
          value={reviewOn}
          wrong={wrong('reviewOn')}
          onChange={setReviewOn}
        />
      )}
    </ActSheet>
  )
}

function EndSheet({ plan, onClose }: SheetProps) {
  const { t, code } = usePlanWords()
  const { end } = usePlanActs(plan.id)
  const [because, setBecause] = useState<string>('withdrawn')
  const reason = reasons.find((each) => each === because) ?? 'withdrawn'
  return (
    <ActSheet title={t('end.title')} onSend={end({ reason })} onClose={onClose}>
      {() => (
        <ChoiceBox
          label={t('end.why')}
          value={because}
          choices={reasons.map((value) => ({ value, label: code('end', value) }))}
          onChange={(value) => setBecause(value ?? 'withdrawn')}
        />
      )}
    </ActSheet>
  )
}

function ForgetSheet({ plan, onClose }: SheetProps) {
  const { t } = usePlanWords()
  const { forget } = usePlanActs(plan.id)
  return <ActSheet title={t('forget.title')} why={t('forget.why')} onSend={forget()} onClose={onClose} />
}

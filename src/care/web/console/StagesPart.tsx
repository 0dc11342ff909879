import type { Tone } from '../../../platform/web/StatusMark.tsx'
import type { PlanState } from '../../rules-plans.ts'
import { type Plan, usePlanWords } from './use-plan.ts'

export const stateTones: Readonly<Record<PlanState, Tone>> = {
  proposed: 'watch',
  consented: 'watch',
  active: 'good',
  ended: 'rest',
  anonymised: 'rest',
}

const path = ['proposed', 'consented', 'active', 'reviewed', 'ended', 'anonymised'] as const

/** How far a plan is on its way; reviewing belongs to running. */
export function StagesPart({ plan }: { readonly plan: Plan }) {
  const { t, code } = usePlanWords()
  const now = plan.state === 'active' && plan.reviewedAt ? 'reviewed' : plan.state
  const at = path.indexOf(now)
  return (
    <ol className="care-stages" aria-label={t('stages.label')}>
      {path.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'care-stage-done' : undefined}
          aria-current={stage === now ? 'step' : undefined}
        >
          {stage === 'reviewed' ? t('stage.reviewed') : code('state', stage)}
        </li>
      ))}
    </ol>
  )
}

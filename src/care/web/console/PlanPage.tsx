import { Link } from '@tanstack/react-router'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useAlarmWords } from '../alarm-words.ts'
import { AgreedPart } from './AgreedPart.tsx'
import { CadencePart } from './CadencePart.tsx'
import { ConsentPart } from './ConsentPart.tsx'
import { EndPart } from './EndPart.tsx'
import { ReachPart } from './ReachPart.tsx'
import { RhythmPart } from './RhythmPart.tsx'
import { SignsPart } from './SignsPart.tsx'
import { StagesPart, stateTones } from './StagesPart.tsx'
import { type Plan, usePlan, usePlanWords } from './use-plan.ts'

/** One care plan, from the proposal to the end, in the order in which things are done. */
export function PlanPage({ id }: { readonly id: string }) {
  const { t } = usePlanWords()
  const { data, error, refetch } = usePlan(id)
  const isGone = error instanceof ProblemError && [403, 404].includes(error.status)
  return (
    <>
      <p className="no-print">
        <Link to="/care/plans">← {t('plan.back')}</Link>
      </p>
      {isGone ? <Empty title={t('plan.gone')} /> : null}
      {data && !isGone ? <Opened plan={data} /> : null}
      {!data && !error ? <LoadingFrame lines={8} shape="cards" /> : null}
      {error && !data && !isGone ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
    </>
  )
}

function Opened({ plan }: { readonly plan: Plan }) {
  const { t, code } = usePlanWords()
  const words = useAlarmWords()
  const isRunning = plan.state === 'active'
  const hasBegun = isRunning || plan.state === 'ended' || plan.state === 'anonymised'
  const isOver = plan.state === 'ended' || plan.state === 'anonymised'
  return (
    <>
      <div className="row">
        <h1>
          {words.place(plan.home)} · {plan.name}
        </h1>
        <StatusMark tone={stateTones[plan.state]} word={code('state', plan.state)} />
        <span className="quiet">{code('category', plan.category)}</span>
        {plan.state === 'anonymised' ? null : (
          <Link to="/residents/$id" params={{ id: plan.person }} className="care-link">
            {t('plan.record')}
          </Link>
        )}
      </div>
      <StagesPart plan={plan} />
      {plan.openAlarm ? (
        <Notice
          tone="bad"
          title={t('plan.open-alarm')}
          action={
            <Link to="/care/alarms/$id" params={{ id: plan.openAlarm }} className="care-link">
              {t('plan.open-alarm-go')}
            </Link>
          }
        />
      ) : null}
      {plan.missing.length > 0 ? (
        <Notice tone="watch" title={t('plan.missing')}>
          <ul>
            {plan.missing.map((each) => (
              <li key={each}>{code('missing', each)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="care-plan">
        <div className="stack">
          {isRunning ? <SignsPart plan={plan} /> : null}
          {isRunning ? <CadencePart plan={plan} /> : null}
          {isOver ? <EndPart plan={plan} /> : null}
          <ConsentPart plan={plan} />
          <AgreedPart plan={plan} />
        </div>
        <div className="stack">
          {isOver ? null : <ReachPart plan={plan} />}
          {plan.state === 'consented' || hasBegun ? <RhythmPart plan={plan} /> : null}
          {isOver ? null : <EndPart plan={plan} />}
        </div>
      </div>
    </>
  )
}

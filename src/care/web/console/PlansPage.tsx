import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { PlanLine } from '../../contract-shapes.ts'
import { type PlanState, planStates } from '../../rules-plans.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { CareTabs } from './CareTabs.tsx'
import { carePlanMessages } from './messages-plans.ts'
import { stateTones } from './StagesPart.tsx'
import { TroubleBand } from './TroubleBand.tsx'
import { usePlans, usePlanWords } from './use-plan.ts'

/** The register of care: who wishes it, and how far each plan is. Categories are not told in lists. */
export function PlansPage() {
  const t = useText(carePlanMessages)
  const [state, setState] = useState<string>()
  const plans = usePlans(planStates.find((each) => each === state))
  const lines = plans.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <CareTabs />
      <TroubleBand />
      <h1>{t('list.title')}</h1>
      <p className="quiet">{t('list.lead')}</p>
      <div className="row no-print">
        <Stages value={state} onChange={setState} />
        <Link to="/care/plans/new" className="button button-primary">
          {t('list.propose')}
        </Link>
      </div>
      {plans.isError ? <ErrorState error={plans.error} onAgain={() => void plans.refetch()} /> : null}
      {plans.isPending ? <LoadingFrame lines={8} /> : null}
      {plans.data && lines.length === 0 ? <Empty title={t('list.none')}>{t('list.none-what')}</Empty> : null}
      {lines.length > 0 ? <Lines lines={lines} /> : null}
      {plans.hasNextPage ? (
        <p>
          <Button loading={plans.isFetchingNextPage} onClick={() => void plans.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

type StagesProps = { readonly value: string | undefined; readonly onChange: (state: string | undefined) => void }

function Stages({ value, onChange }: StagesProps) {
  const { t, code } = usePlanWords()
  const choices = planStates.map((state: PlanState) => ({ value: state, label: code('state', state) }))
  return <ChoiceBox label={t('list.state')} none={t('list.all')} value={value} choices={choices} onChange={onChange} />
}

function Lines({ lines }: { readonly lines: readonly PlanLine[] }) {
  const { t, code } = usePlanWords()
  const words = useAlarmWords()
  return (
    <table className="care-table">
      <thead>
        <tr>
          <th scope="col">{t('list.who')}</th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col">{t('list.risk')}</th>
          <th scope="col">{t('list.review')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, home, state, riskClass, openAlarm, reviewOn }) => (
          <tr key={id}>
            <td>
              <Link to="/care/plans/$id" params={{ id }}>
                {words.place(home)} · {name}
              </Link>
            </td>
            <td>
              <StatusMark tone={stateTones[state]} word={code('state', state)} />{' '}
              {openAlarm ? <StatusMark tone="bad" word={t('list.alarm')} /> : null}
            </td>
            <td>{words.code('risk', riskClass)}</td>
            <td>{reviewOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

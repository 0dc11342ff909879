import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { PlanSection } from './PlanSection.tsx'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }
const week = [1, 2, 3, 4, 5, 6, 7] as const
const kinds = ['check_in', 'call', 'visit'] as const
const graces = [15, 30, 60, 120, 240] as const

/** How often she is heard from; where it has not begun yet, the form that begins it. */
export function RhythmPart({ plan }: Of) {
  const { t, code } = usePlanWords()
  return (
    <PlanSection title={t('rhythm.title')}>
      <ul>
        {plan.watches.map(({ kind, schedule }) => (
          <li key={kind}>
            {t('rhythm.line', {
              kind: code('kind', kind),
              days:
                schedule.weekdays.length === 7
                  ? t('rhythm.every-day')
                  : t('rhythm.week', { days: schedule.weekdays.map((day) => code('day', day)).join(' ') }),
              times: schedule.times.join('、'),
              grace: schedule.graceMinutes,
            })}
          </li>
        ))}
      </ul>
      {plan.state === 'consented' && plan.mayKeep ? <BeginSheet plan={plan} /> : null}
    </PlanSection>
  )
}

function BeginSheet({ plan }: Of) {
  const { t, code } = usePlanWords()
  const { activate } = usePlanActs(plan.id)
  const [kind, setKind] = useState<string>('check_in')
  const [times, setTimes] = useState('09:00')
  const [days, setDays] = useState<readonly number[]>(week)
  const [grace, setGrace] = useState('60')
  const schedule = {
    zone: plan.zone,
    times: times.split(/[\s,，、;；]+/).filter(Boolean),
    weekdays: week.filter((day) => days.includes(day)),
    opensHours: 4,
    graceMinutes: Number(grace),
  }
  const chosen = kinds.find((each) => each === kind) ?? 'check_in'
  const toggle = (day: number) => setDays(days.includes(day) ? days.filter((each) => each !== day) : [...days, day])
  return (
    <ActSheet title={t('rhythm.begin')} onSend={activate({ watches: [{ kind: chosen, schedule }] })}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('rhythm.kind')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: code('kind', value) }))}
            onChange={(value) => setKind(value ?? 'check_in')}
          />
          <ActLine
            label={t('rhythm.times')}
            value={times}
            wrong={wrong('watches.0.schedule.times')}
            onChange={setTimes}
          />
          <fieldset className="care-days">
            <legend>{t('rhythm.days')}</legend>
            {week.map((day) => (
              <label key={day}>
                <input type="checkbox" checked={days.includes(day)} onChange={() => toggle(day)} />
                {code('day', day)}
              </label>
            ))}
          </fieldset>
          <ChoiceBox
            label={t('rhythm.grace')}
            value={grace}
            choices={graces.map((n) => ({ value: String(n), label: t('new.minutes-value', { n }) }))}
            onChange={(value) => setGrace(value ?? '60')}
          />
        </>
      )}
    </ActSheet>
  )
}

import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ActSheet, useRegisterSearch, useResidentWords } from '../../../people/web/console/index.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { Tick } from '../../../platform/web/Tick.tsx'
import { proposePlan } from '../../contract.ts'
import { careCategories, riskClasses } from '../../rules-plans.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { useCareMoved } from './queries.ts'
import { usePlanWords } from './use-plan.ts'

type Chosen = { readonly id: string; readonly words: string }
export const minutesOffered = [15, 30, 45, 60, 90, 120, 240, 360] as const

/** Proposes a plan for a resident who wishes it; nothing begins yet. */
export function ProposePage() {
  const { t } = usePlanWords()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <>
      <p className="no-print">
        <Link to="/care/plans">← {t('plan.back')}</Link>
      </p>
      <h1>{t('new.title')}</h1>
      <p className="quiet">{t('new.lead')}</p>
      {chosen ? <Proposal chosen={chosen} onOther={() => setChosen(null)} /> : <Finder onChosen={setChosen} />}
    </>
  )
}

function Finder({ onChosen }: { readonly onChosen: (chosen: Chosen) => void }) {
  const { t } = usePlanWords()
  const { home } = useResidentWords()
  const [typed, setTyped] = useState('')
  const { found, isBusy } = useRegisterSearch(typed)
  const residents = found.residents.filter((resident) => resident.home !== null)
  return (
    <div className="care-form">
      <TextField label={t('new.find')} value={typed} autoComplete="off" onChange={setTyped} />
      {typed && !isBusy && residents.length === 0 ? <p className="quiet">{t('new.none')}</p> : null}
      <ul className="care-lines">
        {residents.map((resident) => {
          const words = `${resident.name} · ${home(resident) ?? ''}`
          return (
            <li key={resident.id}>
              <Button onClick={() => onChosen({ id: resident.id, words })}>{words}</Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type ProposalProps = { readonly chosen: Chosen; readonly onOther: () => void }

function Proposal({ chosen, onOther }: ProposalProps) {
  const { t, code } = usePlanWords()
  const words = useAlarmWords()
  const community = useHere()
  const moved = useCareMoved()
  const navigate = useNavigate()
  const [category, setCategory] = useState<string>('C01')
  const [risk, setRisk] = useState<string>('normal')
  const [minutes, setMinutes] = useState('60')
  const [livesAlone, setAlone] = useState(true)
  const send = async (commandId: string) => {
    const body = {
      person: chosen.id,
      category: careCategories.find((each) => each === category) ?? 'C01',
      riskClass: riskClasses.find((each) => each === risk) ?? 'normal',
      responseMinutes: Number(minutes),
      livesAlone,
    }
    const { plan } = await callSignedIn(proposePlan, { params: { community: community.id }, body }, { commandId })
    await moved()
    void navigate({ to: '/care/plans/$id', params: { id: plan } })
  }
  return (
    <ActSheet level={2} title={t('new.chosen', { who: chosen.words })} onSend={send} onCancel={onOther}>
      {() => (
        <>
          <ChoiceBox
            label={t('new.category')}
            value={category}
            choices={careCategories.map((value) => ({ value, label: code('category', value) }))}
            onChange={(value) => setCategory(value ?? 'C01')}
          />
          <ChoiceBox
            label={t('list.risk')}
            value={risk}
            choices={riskClasses.map((value) => ({ value, label: words.code('risk', value) }))}
            onChange={(value) => setRisk(value ?? 'normal')}
          />
          <ChoiceBox
            label={t('new.minutes')}
            value={minutes}
            choices={minutesOffered.map((n) => ({ value: String(n), label: t('new.minutes-value', { n }) }))}
            onChange={(value) => setMinutes(value ?? '60')}
          />
          <Tick label={t('new.alone')} checked={livesAlone} onChange={setAlone} />
        </>
      )}
    </ActSheet>
  )
}

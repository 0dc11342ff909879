import { Button } from 'antd'
import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import type { AlarmPage } from '../../contract-alarms.ts'
import { outcomes } from '../../rules-alarms.ts'
import { causesAbove, type Worse } from '../../rules-joined.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { careDeskMessages } from './messages.ts'
import { useCareMoved } from './queries.ts'
import { useAlarmActs, usePress } from './use-act.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Props = { readonly alarm: AlarmPage; readonly onClose: () => void }

/** What an act of a sheet needs: it is sent, and everything of care is read anew. */
function useSend(alarm: string) {
  const { act } = useAlarmActs(alarm)
  const moved = useCareMoved()
  return (body: Parameters<typeof act>[0]) => async (commandId: string) => {
    await act(body)(commandId)
    await moved()
  }
}

/** How it ended. */
export function CloseSheet({ alarm, onClose }: Props) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const send = useSend(alarm.id)
  const [outcome, setOutcome] = useState<string>()
  const chosen = outcomes.find((each) => each === outcome)
  return (
    <ActSheet
      title={t('act.close-title')}
      onSend={send(chosen ? { act: 'close', outcome: chosen } : { act: 'close' })}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('act.outcome')}
            none={t('act.choose')}
            value={outcome}
            choices={outcomes.map((value) => ({ value, label: say(`outcome.${value}`) }))}
            onChange={setOutcome}
          />
          {wrong('outcome') ? <p role="alert">{wrong('outcome')}</p> : null}
        </>
      )}
    </ActSheet>
  )
}

const ways = ['voice', 'seen', 'camera'] as const

/** How somebody knows that she is well. */
export function VouchSheet({ alarm, onClose }: Props) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const send = useSend(alarm.id)
  const [how, setHow] = useState<string>('voice')
  const chosen = ways.find((each) => each === how) ?? 'voice'
  return (
    <ActSheet title={say('act.vouch')} onSend={send({ act: 'vouch', how: chosen })} onClose={onClose}>
      {() => (
        <ChoiceBox
          label={t('act.how')}
          value={how}
          choices={ways.map((value) => ({ value, label: say(`how.${value}`) }))}
          onChange={(value) => setHow(value ?? 'voice')}
        />
      )}
    </ActSheet>
  )
}

/** 120 or 110 was called. */
export function EmergencySheet({ alarm, onClose }: Props) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const send = useSend(alarm.id)
  return (
    <ActSheet
      title={say('act.call-emergency')}
      why={t('act.emergency-why')}
      onSend={send({ act: 'call-emergency' })}
      onClose={onClose}
    />
  )
}

/** The number under which 120 or 110 took the call. */
export function ReferenceSheet({ alarm, onClose }: Props) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const send = useSend(alarm.id)
  const [reference, setReference] = useState('')
  return (
    <ActSheet title={say('act.note-reference')} onSend={send({ act: 'note-reference', reference })} onClose={onClose}>
      {(wrong) => (
        <ActLine label={t('act.reference')} value={reference} wrong={wrong('reference')} onChange={setReference} />
      )}
    </ActSheet>
  )
}

/** What made it graver, at one press; it joins the open alarm, and whoever claimed it is told at once. */
export function WorseSheet({ alarm, onClose }: Props) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const { say: sayProblem } = useProblemText()
  const { raise } = usePlanActs(alarm.plan)
  const { press, isBusy, error } = usePress()
  const send = (cause: Worse) => press((commandId) => raise({ cause })(commandId).then(onClose))
  return (
    <section className="staff-act" aria-labelledby="worse">
      <h3 id="worse">{say('act.worse')}</h3>
      <p className="quiet">{t('act.worse-why')}</p>
      <div className="row">
        {causesAbove(alarm.cause).map((cause) => (
          <Button key={cause} danger size="large" disabled={isBusy} onClick={() => void send(cause)}>
            {say(`cause.${cause}`)}
          </Button>
        ))}
        <Button size="large" onClick={onClose}>
          {t('act.not-now')}
        </Button>
      </div>
      {error ? <Notice tone="bad" spoken title={sayProblem(error)} /> : null}
    </section>
  )
}

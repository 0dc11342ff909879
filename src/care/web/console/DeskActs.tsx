import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import type { AlarmPage } from '../../contract-alarms.ts'
import { causesAbove } from '../../rules-joined.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { CloseSheet, EmergencySheet, ReferenceSheet, VouchSheet, WorseSheet } from './DeskSheets.tsx'
import { careDeskMessages } from './messages.ts'
import { useAlarmActs, usePress } from './use-act.ts'

const sheets = {
  close: CloseSheet,
  vouch: VouchSheet,
  'call-emergency': EmergencySheet,
  'note-reference': ReferenceSheet,
  worse: WorseSheet,
} as const
type SheetName = keyof typeof sheets

/** What the desk does now: first what was not seen, then who takes it; everything else below, smaller. */
export function DeskActs({ alarm }: { readonly alarm: AlarmPage }) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const { say: sayProblem } = useProblemText()
  const { act, see } = useAlarmActs(alarm.id)
  const { press, isBusy, error } = usePress()
  const [open, setOpen] = useState<SheetName | null>(null)
  const may = (name: string) => alarm.acts.includes(name)
  const isUnseen = may('seen')
  const isFree = may('claim') && !alarm.isClaimed
  if (alarm.acts.length === 0) return null
  const Sheet = open ? sheets[open] : null
  const toggle = (name: SheetName) => setOpen(open === name ? null : name)
  const quick = (['take-over', 'extend', 'decline', 'reopen'] as const).filter(
    (name) => may(name) && (name !== 'decline' || isFree),
  )
  const canWorsen = alarm.mayKeep && alarm.state !== 'closed' && causesAbove(alarm.cause).length > 0
  const asked = (['worse', 'vouch', 'call-emergency', 'note-reference', 'close'] as const).filter((name) =>
    name === 'worse' ? canWorsen : may(name),
  )
  return (
    <section className="card stack-tight no-print" aria-labelledby="now">
      <h2 id="now">{t('page.now')}</h2>
      {isUnseen ? (
        <>
          <p className="quiet">{t('act.see-first')}</p>
          <Button type="primary" size="large" loading={isBusy} onClick={() => void press(see)}>
            {say('act.seen')}
          </Button>
        </>
      ) : null}
      <div className="row">
        {isFree ? (
          <>
            <Button
              type={isUnseen ? 'default' : 'primary'}
              size="large"
              disabled={isBusy}
              onClick={() => void press(act({ act: 'claim', going: false }))}
            >
              {say('act.claim')}
            </Button>
            <Button size="large" disabled={isBusy} onClick={() => void press(act({ act: 'claim', going: true }))}>
              {say('act.claim-going')}
            </Button>
          </>
        ) : null}
        {may('arrive') ? (
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void press(act({ act: 'arrive' }))}>
            {say('act.arrive')}
          </Button>
        ) : null}
      </div>
      <div className="row">
        {asked.map((name) => (
          <Button key={name} aria-expanded={open === name} onClick={() => toggle(name)}>
            {say(`act.${name}`)}
          </Button>
        ))}
        {quick.map((name) => (
          <Button key={name} disabled={isBusy} onClick={() => void press(act({ act: name }))}>
            {say(`act.${name}`)}
          </Button>
        ))}
      </div>
      {error ? <Notice tone="bad" spoken title={sayProblem(error)} /> : null}
      {Sheet ? <Sheet alarm={alarm} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

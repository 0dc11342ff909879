import { useState } from 'react'
import { ActSheet } from '../../../people/web/console/index.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { TextArea } from '../../../platform/web/TextArea.tsx'
import type { AlarmPage } from '../../contract-alarms.ts'
import { keepDebrief } from '../../contract-desk.ts'
import { careDeskMessages } from './messages.ts'
import { useCareMoved } from './queries.ts'

/** After the end: what was learned, without names. Stands there until it was written down. */
export function DebriefPart({ alarm }: { readonly alarm: AlarmPage }) {
  const t = useText(careDeskMessages)
  if (alarm.debrief === 'kept') return <Notice tone="good" title={t('debrief.kept')} />
  if (alarm.debrief === null || !alarm.mayKeep) return null
  return (
    <section className="card stack-tight" aria-label={t('debrief.title')}>
      <DebriefForm alarm={alarm.id} />
    </section>
  )
}

function DebriefForm({ alarm }: { readonly alarm: string }) {
  const t = useText(careDeskMessages)
  const community = useHere()
  const moved = useCareMoved()
  const [helped, setHelped] = useState('')
  const [toChange, setToChange] = useState('')
  const send = async (commandId: string) => {
    const params = { community: community.id, alarm }
    await callSignedIn(keepDebrief, { params, body: { helped, toChange } }, { commandId })
    await moved()
  }
  return (
    <ActSheet level={2} title={t('debrief.wanted')} why={t('debrief.why')} onSend={send}>
      {(wrong) => (
        <>
          <TextArea
            label={t('debrief.helped')}
            rows={2}
            most={600}
            value={helped}
            {...(wrong('helped') ? { error: wrong('helped')! } : {})}
            onChange={setHelped}
          />
          <TextArea
            label={t('debrief.to-change')}
            rows={2}
            most={600}
            value={toChange}
            {...(wrong('toChange') ? { error: wrong('toChange')! } : {})}
            onChange={setToChange}
          />
        </>
      )}
    </ActSheet>
  )
}

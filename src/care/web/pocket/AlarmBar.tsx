import { useState } from 'react'
import { useMyOutbox } from '../../../matters/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { deviceOutbox } from '../../../platform/web/outbox.ts'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import { useTypeSize } from '../../../platform/web/TypeSizeProvider.tsx'
import { type AlarmPage, actOnAlarm } from '../../contract-alarms.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { CloseSheet, ReferenceSheet, VouchSheet } from './AlarmSheets.tsx'
import { carePocketMessages } from './messages.ts'
import type { Take } from './take.ts'

type Opened = 'close' | 'vouch' | 'note-reference' | 'more'

/** What is to be done now, at the thumb: one tap to claim, one when there, two to end it; the rest in a sheet. */
export function AlarmBar({ alarm }: { readonly alarm: AlarmPage }) {
  const t = useText(carePocketMessages)
  const say = useText(alarmMessages)
  const { take, isLost, isWaiting } = useTake(alarm.id)
  const [opened, setOpened] = useState<Opened | null>(null)
  const may = (act: string) => alarm.acts.includes(act)
  const close = () => setOpened(null)
  const closeMore = () => setOpened((now) => (now === 'more' ? null : now))
  const done: Take = (body, title) => {
    close()
    take(body, title)
  }
  const isFirst = may('claim') && !alarm.isClaimed
  // In the larger types one button stays at the thumb and the rest in the sheet: the alarm itself must be seen above them.
  const isTight = useTypeSize().step >= 2
  const pushed = (['claim', 'decline', 'close'] as const).filter(
    (act) => isTight && may(act) && (act === 'close' ? alarm.isMine && may('arrive') : isFirst),
  )
  const more = [...pushed, ...(['vouch', 'extend', 'note-reference', 'call-emergency'] as const).filter(may)]
  if (isWaiting) return null
  return (
    <div className="stack-tight">
      {isLost ? <Notice tone="bad" spoken title={t('not-kept')} /> : null}
      {isFirst ? (
        <>
          <Button kind="primary" wide onClick={() => take({ act: 'claim', going: true }, say('act.claim-going'))}>
            {say('act.claim-going')}
          </Button>
          {isTight ? null : (
            <div className="care-two">
              <Button onClick={() => take({ act: 'claim', going: false }, say('act.claim'))}>{say('act.claim')}</Button>
              {may('decline') ? (
                <Button onClick={() => take({ act: 'decline' }, say('act.decline'))}>{say('act.decline')}</Button>
              ) : null}
            </div>
          )}
        </>
      ) : null}
      {may('arrive') ? (
        <Button kind="primary" wide onClick={() => take({ act: 'arrive' }, say('act.arrive'))}>
          {say('act.arrive')}
        </Button>
      ) : null}
      {may('close') && alarm.isMine && !pushed.includes('close') ? (
        <Button kind={may('arrive') ? 'secondary' : 'primary'} wide onClick={() => setOpened('close')}>
          {say('act.close')}
        </Button>
      ) : null}
      {may('take-over') ? (
        <Button kind="primary" wide onClick={() => take({ act: 'take-over' }, say('act.take-over'))}>
          {say('act.take-over')}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Button wide glyph="list" onClick={() => setOpened('more')}>
          {t('more')}
        </Button>
      ) : null}
      <Sheet title={t('more')} isOpen={opened === 'more'} onClose={closeMore}>
        {more.map((act) => (
          <Button
            key={act}
            wide
            onClick={() =>
              act === 'vouch' || act === 'note-reference' || act === 'close'
                ? setOpened(act)
                : done({ act }, say(`act.${act}`))
            }
          >
            {say(`act.${act}`)}
          </Button>
        ))}
      </Sheet>
      {opened === 'close' ? <CloseSheet onTake={done} onClose={close} /> : null}
      {opened === 'vouch' ? <VouchSheet onTake={done} onClose={close} /> : null}
      {opened === 'note-reference' ? <ReferenceSheet onTake={done} onClose={close} /> : null}
    </div>
  )
}

/** Gives an act to the phone's outbox; while one waits there no second is offered. */
function useTake(alarm: string) {
  const { community } = useCommunity()
  const { waiting } = useMyOutbox()
  const [isLost, setLost] = useState(false)
  const take: Take = (body, title) => {
    setLost(false)
    deviceOutbox()
      .enqueue(actOnAlarm, { params: { community: community!.id, alarm }, body }, { lane: alarm, title })
      .catch(() => setLost(true))
  }
  return { take, isLost, isWaiting: waiting.some(({ lane, isAccepted }) => lane === alarm && !isAccepted) }
}

import { useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { outcomes } from '../../rules-alarms.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { carePocketMessages } from './messages.ts'
import type { Take } from './take.ts'

type Props = { readonly onTake: Take; readonly onClose: () => void }

const usual = ['forgot', 'need', 'emergency', 'away_unreported'] as const
const others = outcomes.filter((outcome) => !usual.some((each) => each === outcome))

/** How it ended: what is usual at one tap, the rest below. */
export function CloseSheet({ onTake, onClose }: Props) {
  const t = useText(carePocketMessages)
  const say = useText(alarmMessages)
  const [showsAll, setAll] = useState(false)
  return (
    <Sheet title={t('close.title')} isOpen onClose={onClose}>
      {(showsAll ? [...usual, ...others] : usual).map((outcome) => (
        <Button
          key={outcome}
          wide
          onClick={() => onTake({ act: 'close', outcome }, `${say('act.close')} · ${say(`outcome.${outcome}`)}`)}
        >
          {say(`outcome.${outcome}`)}
        </Button>
      ))}
      {showsAll ? null : (
        <Button kind="quiet" wide onClick={() => setAll(true)}>
          {t('close.others')}
        </Button>
      )}
    </Sheet>
  )
}

/** How somebody knows that she is well. */
export function VouchSheet({ onTake, onClose }: Props) {
  const say = useText(alarmMessages)
  return (
    <Sheet title={say('act.vouch')} isOpen onClose={onClose}>
      {(['voice', 'seen', 'camera'] as const).map((how) => (
        <Button key={how} wide onClick={() => onTake({ act: 'vouch', how }, say(`how.${how}`))}>
          {say(`how.${how}`)}
        </Button>
      ))}
    </Sheet>
  )
}

/** The number under which 120 or 110 took the call. */
export function ReferenceSheet({ onTake, onClose }: Props) {
  const t = useText(carePocketMessages)
  const say = useText(alarmMessages)
  const [reference, setReference] = useState('')
  return (
    <Sheet title={say('act.note-reference')} isOpen onClose={onClose}>
      <TextField label={t('reference.label')} value={reference} maxLength={40} onChange={setReference} />
      <Button
        kind="primary"
        wide
        disabled={!reference.trim()}
        onClick={() => onTake({ act: 'note-reference', reference: reference.trim() }, say('act.note-reference'))}
      >
        {say('act.note-reference')}
      </Button>
    </Sheet>
  )
}

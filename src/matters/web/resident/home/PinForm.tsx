import { type FormEvent, useState } from 'react'
import { call } from '../../../../platform/web/api-client.ts'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo } from '../../../../platform/web/navigation.tsx'
import { ErrorState } from '../../../../platform/web/states.tsx'
import { TextField } from '../../../../platform/web/TextField.tsx'
import { openByPin } from '../../../contract-public.ts'
import { residentMessages } from '../messages.ts'
import { tidyNumber, tidyPin } from './tidy-number.ts'

type Props = {
  readonly isOpen?: boolean
  /** What the line asks where no heading over it does. */
  readonly asks?: 'pin.open' | 'pin.earlier' | 'pin.this'
  /** The number, where the page is about one. */
  readonly about?: string
}

/** Opens a report by its number and PIN, behind a line that unfolds. Spaces, dashes and small letters are forgiven. */
export function PinForm({ isOpen = false, asks = 'pin.open', about = '' }: Props) {
  const t = useText(residentMessages)
  const [number, setNumber] = useState(about)
  const [pin, setPin] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const asked = { number: tidyNumber(number), pin: tidyPin(pin) }
  const isNumber = /^[A-Z]{2,4}-[0-9]{4,12}$/.test(asked.number)
  const isPin = asked.pin.length === 8
  return (
    <details className="unfold" open={isOpen}>
      <summary>{t(asks)}</summary>
      <form className="stack" noValidate onSubmit={(event) => void open(event)}>
        <TextField
          label={t('pin.number')}
          hint={t('pin.number-hint')}
          value={number}
          onChange={setNumber}
          autoComplete="off"
          maxLength={24}
          error={isTried && !isNumber ? t('pin.number-wrong') : null}
        />
        <TextField
          label={t('pin.pin')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={pin}
          onChange={setPin}
          error={isTried && !isPin ? t('pin.pin-wrong') : null}
        />
        {failure ? <ErrorState error={failure} /> : null}
        <Button type="submit" busy={isBusy}>
          {t('pin.go')}
        </Button>
      </form>
    </details>
  )

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (!isNumber || !isPin) return
    setBusy(true)
    setFailure(null)
    try {
      const { report } = await call(openByPin, { body: asked })
      goTo(`/r/${report}`)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
}

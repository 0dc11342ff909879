import { Button, Input, Radio } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { formatClock } from '../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import type { Purpose } from '../../residents/rules-residents.ts'
import { useSession } from '../session.tsx'
import { residentMessages } from './messages-residents.ts'

export type Asking = { readonly purpose: Purpose; readonly reason?: string }

type Props = {
  /** What is opened, for the name of the button. */
  readonly what: string
  readonly masked: ReactNode
  readonly purposes: readonly Purpose[]
  /** Asks the server for the value; what comes back is shown until it is hidden. */
  readonly onOpen: (asking: Asking, commandId: string) => Promise<ReactNode>
}

type Opened = { readonly value: ReactNode; readonly purpose: Purpose; readonly at: Date }

/** A masked field: opened for a purpose, shown with who looks at it, hidden again. */
export function OpenField({ what, masked, purposes, onOpen }: Props) {
  const t = useText(residentMessages)
  const { language } = useLanguage()
  const { name } = useSession()
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  if (opened) {
    const at = `${dayOf(opened.at)} ${formatClock(opened.at, language)}`
    return (
      <div className="open-field" role="status">
        <span className="row">
          <span className="open-value">{opened.value}</span>
          <Button size="small" aria-label={`${t('open.hide')} ${what}`} onClick={() => setOpened(null)}>
            {t('open.hide')}
          </Button>
        </span>
        <span className="open-mark">{t('open.mark', { name, at, purpose: t(`purpose.${opened.purpose}`) })}</span>
      </div>
    )
  }
  return (
    <div className="open-field">
      <span className="row">
        <span>{masked}</span>
        {purposes.length > 0 && !isAsking ? (
          <Button size="small" aria-label={t('open.what', { what })} onClick={() => setAsking(true)}>
            {t('open.act')}
          </Button>
        ) : null}
      </span>
      {isAsking ? (
        <OpenSheet
          what={what}
          purposes={purposes}
          onOpen={onOpen}
          onClose={() => setAsking(false)}
          onOpened={(next) => {
            setAsking(false)
            setOpened(next)
          }}
        />
      ) : null}
    </div>
  )
}

type SheetProps = Omit<Props, 'masked'> & {
  readonly onClose: () => void
  readonly onOpened: (opened: Opened) => void
}

function OpenSheet({ what, purposes, onOpen, onClose, onOpened }: SheetProps) {
  const t = useText(residentMessages)
  const id = useId()
  const [purpose, setPurpose] = useState<Purpose>(purposes[0]!)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const show = () => {
    setBusy(true)
    setError(null)
    const asking = { purpose, ...(reason.trim() ? { reason: reason.trim() } : {}) }
    onOpen(asking, newBrowserId()).then(
      (value) => onOpened({ value, purpose, at: serverNow() }),
      (problem) => {
        setError(problem)
        setBusy(false)
      },
    )
  }
  return (
    <fieldset className="open-sheet">
      <legend className="spoken-only">{t('open.what', { what })}</legend>
      <p id={id}>{t('open.why')}</p>
      <Radio.Group
        name={id}
        aria-labelledby={id}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value as Purpose)}
        options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <Input
        aria-label={t('open.reason')}
        placeholder={t('open.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="quiet">{t('open.noted')}</p>
      {error ? <ErrorState error={error} /> : null}
      <div className="row">
        <Button type="primary" loading={isBusy} onClick={show}>
          {t('open.show')}
        </Button>
        <Button onClick={onClose}>{t('open.hide')}</Button>
      </div>
    </fieldset>
  )
}

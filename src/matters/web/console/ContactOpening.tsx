import { Button, Radio } from 'antd'
import { useId, useState } from 'react'
import { callSignedIn, useSession } from '../../../people/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { type MatterPage, readContact } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { matterMessages } from './messages-matter.ts'

const purposes = ['call-back', 'appointment', 'danger'] as const
type Purpose = (typeof purposes)[number]

type Props = { readonly matter: MatterPage; readonly report: string }

/** Opens a reporter's telephone for a stated purpose; the look is recorded, and the call can be. */
export function ContactOpening({ matter, report }: Props) {
  const t = useText(matterMessages)
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState<Purpose>('call-back')
  const [phone, setPhone] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const show = () => {
    setError(null)
    callSignedIn(readContact, { params: { id: matter.id }, body: { report, purpose } }).then(
      (contact) => setPhone(contact.phone),
      setError,
    )
  }
  if (phone !== null) return <OpenedContact matter={matter} report={report} phone={phone} />
  if (!isAsking) {
    return (
      <Button icon={<Glyph name="phone" />} onClick={() => setAsking(true)}>
        {t('contact.open')}
      </Button>
    )
  }
  return (
    <fieldset className="act-form">
      <legend id={id} className="spoken-only">
        {t('contact.why')}
      </legend>
      <p aria-hidden="true">{t('contact.why')}</p>
      <Radio.Group
        name={id}
        aria-labelledby={id}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value as Purpose)}
        options={purposes.map((value) => ({ value, label: t(`contact.${value}`) }))}
      />
      {error ? <ErrorState error={error} /> : null}
      <div className="act-form-buttons">
        <Button type="primary" onClick={show}>
          {t('contact.show')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('form.cancel')}</Button>
      </div>
    </fieldset>
  )
}

function OpenedContact({ matter, report, phone }: Props & { readonly phone: string }) {
  const t = useText(matterMessages)
  const { name } = useSession()
  const [isLogging, setLogging] = useState(true)
  return (
    <div className="contact">
      <Watermark name={name} />
      <p role="status">
        <Glyph name="phone" /> {t('contact.number')} <strong>{phone}</strong>{' '}
        <span className="quiet">{t('contact.closes')}</span>
      </p>
      {isLogging && may(matter.abilities, 'log-call') ? (
        <LazyActForm matter={matter} act="log-call" given={{ report }} onClose={() => setLogging(false)} />
      ) : null}
    </div>
  )
}

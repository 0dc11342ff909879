import { useState } from 'react'
import { callSignedIn, usePocketSession } from '../../../people/web/pocket/index.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { type MatterPage, readContact } from '../../contract.ts'
import { may } from '../console/act-order.ts'
import { ActForm } from './ActForm.tsx'
import { pocketMessages } from './messages.ts'

const purposes = ['call-back', 'appointment', 'danger'] as const
type Purpose = (typeof purposes)[number]

type Props = { readonly matter: MatterPage; readonly report: string; readonly onClose: () => void }

/** Opens a reporter's number for a stated purpose, dials it, and records how the call went. */
export function CallSheet({ matter, report, onClose }: Props) {
  const t = useText(pocketMessages)
  const { name } = usePocketSession()
  const [purpose, setPurpose] = useState<Purpose>('call-back')
  const [phone, setPhone] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  return (
    <Sheet title={t('call.open')} isOpen onClose={onClose}>
      {phone === null ? (
        <>
          <ChoiceList
            label={t('call.why')}
            hint={t('call.logged')}
            choices={purposes.map((value) => ({ value, label: t(`call.${value}`) }))}
            value={purpose}
            onChange={setPurpose}
          />
          {error ? <ErrorState error={error} /> : null}
          <Button kind="primary" wide busy={isBusy} onClick={() => void show()}>
            {t('call.show')}
          </Button>
        </>
      ) : (
        <>
          <Watermark name={name} />
          <ButtonLink kind="primary" wide glyph="phone" href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>
            {t('call.number', { phone })}
          </ButtonLink>
          {may(matter.abilities, 'log-call') ? (
            <section className="stack" aria-label={t('call.after')}>
              <h3>{t('call.after')}</h3>
              <ActForm matter={matter} act="log-call" given={{ report }} onSent={onClose} isSecond />
            </section>
          ) : null}
        </>
      )}
    </Sheet>
  )

  async function show(): Promise<void> {
    setBusy(true)
    setError(null)
    await callSignedIn(readContact, { params: { id: matter.id }, body: { report, purpose } }).then(
      (contact) => setPhone(contact.phone),
      setError,
    )
    setBusy(false)
  }
}

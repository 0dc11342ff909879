import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextField } from '../../../../platform/web/TextField.tsx'
import type { Missing } from './draft.ts'
import { reportMessages } from './messages.ts'

type Contact = { readonly name: string; readonly phone: string }

type Props = {
  readonly contact: Contact
  readonly onChange: (part: Partial<Contact>) => void
  /** What is wrong with it, once sending was tried. */
  readonly missing: Missing | null
}

/** A name and a telephone number, both optional, and what they are used for. */
export function ContactFields({ contact, onChange, missing }: Props) {
  const t = useText(reportMessages)
  const wrong = { phone: t('contact.phone-missing'), 'phone-form': t('contact.phone-wrong') } as const
  return (
    <>
      <p>
        {t('contact.lead')}{' '}
        <a href="/privacy" target="_blank" rel="noreferrer">
          {t('contact.notice')}
        </a>
      </p>
      <TextField
        label={t('contact.name')}
        optional
        value={contact.name}
        onChange={(name) => onChange({ name })}
        autoComplete="name"
        maxLength={40}
      />
      <TextField
        label={t('contact.phone')}
        optional
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={24}
        value={contact.phone}
        onChange={(phone) => onChange({ phone })}
        error={missing && missing in wrong ? wrong[missing as keyof typeof wrong] : null}
      />
    </>
  )
}

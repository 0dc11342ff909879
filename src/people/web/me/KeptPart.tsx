import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { CorrectionForm } from './CorrectionForm.tsx'
import { messageFacts } from './facts.ts'
import { meMessages } from './messages-me.ts'
import { PhoneForm } from './PhoneForm.tsx'
import type { Me } from './use-me.ts'

/** Everything that is kept about her, and the two ways to put it right. */
export function KeptPart({ me }: { readonly me: Me }) {
  const t = useText(meMessages)
  return (
    <>
      <h1>{t('part.record')}</h1>
      <dl className="card me-facts">
        {messageFacts(t, me.said).map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
      <PhoneForm phone={me.said.phone} />
      <CorrectionForm />
    </>
  )
}

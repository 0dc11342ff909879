import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { ConsentLines } from './ConsentLines.tsx'
import { privacyDeskMessages } from './messages-desk.ts'
import { SlipPart } from './SlipPart.tsx'
import { usePrivacy } from './use-privacy.ts'

/** Beside a resident's record: her slip and what she agreed to. */
export function PrivacyPart({ person }: { readonly person: string }) {
  const t = useText(privacyDeskMessages)
  const privacy = usePrivacy(person)
  return (
    <section className="record-part stack" aria-labelledby="record-privacy">
      <h2 id="record-privacy">{t('part.title')}</h2>
      {privacy.isError ? <ErrorState error={privacy.error} onAgain={() => void privacy.refetch()} /> : null}
      {privacy.isPending ? <LoadingFrame lines={4} /> : null}
      {privacy.data ? (
        <>
          {privacy.data.mayGiveSlip ? <SlipPart person={person} panel={privacy.data} /> : null}
          <ConsentLines person={person} panel={privacy.data} />
        </>
      ) : null}
    </section>
  )
}

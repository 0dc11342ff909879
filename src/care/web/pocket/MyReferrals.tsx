import { useState } from 'react'
import { callSignedIn } from '../../../people/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import { type ConcernLine, printReferral } from '../../contract-referrals.ts'
import { roundMessages } from '../messages-rounds.ts'
import { useMyConcerns } from './queries.ts'

/** The referral notes one wrote today, to open and print; nothing where there is none. */
export function MyReferrals() {
  const t = useText(roundMessages)
  const { data } = useMyConcerns()
  const lines = data?.items.filter(({ referral }) => referral?.mayPrint) ?? []
  if (lines.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="referrals">
      <h2 id="referrals">{t('refer.mine')}</h2>
      <ul className="stack-tight">
        {lines.map((line) => (
          <Note key={line.round} line={line} />
        ))}
      </ul>
      <p className="quiet">{t('refer.day')}</p>
    </section>
  )
}

function Note({ line: { building, referral } }: { readonly line: ConcernLine }) {
  const t = useText(roundMessages)
  const { community } = useCommunity()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  if (!referral) return null
  const open = async () => {
    setBusy(true)
    setError(null)
    const params = { community: community!.id, referral: referral.id }
    await callSignedIn(printReferral, { params }, { commandId: newBrowserId() }).then(
      (file) => saveFile(file as Blob, 'referral.pdf'),
      setError,
    )
    setBusy(false)
  }
  return (
    <li className="card stack-tight">
      <h3>{t('refer.line', { building, to: t(`refer.${referral.to}`) })}</h3>
      <Button wide glyph="print" disabled={isBusy} onClick={() => void open()}>
        {t('refer.open')}
      </Button>
      {error ? <ErrorState error={error} onAgain={() => void open()} /> : null}
    </li>
  )
}

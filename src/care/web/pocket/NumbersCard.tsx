import { useState } from 'react'
import { callSignedIn, usePocketSession } from '../../../people/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { openNumbers } from '../../contract-alarms.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { carePocketMessages } from './messages.ts'

/** Whom to call: opened by one press, which is kept; each number dials at a touch. */
export function NumbersCard({ alarm }: { readonly alarm: string }) {
  const t = useText(carePocketMessages)
  const { name: viewer } = usePocketSession()
  const words = useAlarmWords()
  const { community } = useCommunity()
  const [numbers, setNumbers] = useState<ReplyOf<typeof openNumbers>['items'] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const show = async () => {
    setBusy(true)
    setError(null)
    const input = { params: { community: community!.id, alarm } }
    await callSignedIn(openNumbers, input, { commandId: newBrowserId() }).then(
      ({ items }) => setNumbers(items),
      setError,
    )
    setBusy(false)
  }
  if (numbers === null)
    return (
      <>
        <Button wide glyph="phone" busy={isBusy} onClick={() => void show()}>
          {t('numbers.open')}
        </Button>
        {error ? <ErrorState error={error} /> : null}
      </>
    )
  return (
    <section className="stack-tight" aria-label={t('numbers.open')}>
      <Watermark name={viewer} />
      {numbers.length === 0 ? <p>{t('numbers.none')}</p> : null}
      {numbers.map(({ role, name, phone }) => (
        <ButtonLink key={`${role} ${phone}`} wide glyph="phone" href={`tel:${phone}`}>
          {t('numbers.call', { role: words.code('role', role), name, phone })}
        </ButtonLink>
      ))}
    </section>
  )
}

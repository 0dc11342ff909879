import { type ReactNode, useEffect, useState } from 'react'
import { useCommunitiesRead, useCommunity } from '../../../places/web/index.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { frameMessages } from '../../../platform/web/messages.ts'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { consoleMessages } from './messages.ts'

/** How long one waits for a page before it says that it waits. */
const patience = 8_000

/** Opens the desk's pages once it is known of which community they are, so that nothing on them can be sent for none. */
export function CommunityGate({ children }: { readonly children: ReactNode }) {
  const { community } = useCommunity()
  return community ? children : <Unknown />
}

function Unknown() {
  const t = useText(consoleMessages)
  const { isPending, error, again } = useCommunitiesRead()
  const [tries, setTries] = useState(0)
  const retry = () => {
    setTries(tries + 1)
    again()
  }
  return (
    <main className="desk-page stack">
      {isPending ? <Waiting key={tries} onAgain={retry} /> : <h1>{t('console.title')}</h1>}
      {error ? <ErrorState error={error} kept={t('gate.kept')} onAgain={retry} /> : null}
      {isPending || error ? null : <Empty title={t('gate.none')}>{t('gate.none-do')}</Empty>}
    </main>
  )
}

/** Keeps the place of the page; a heading would only flash by where the answer is soon there. */
function Waiting({ onAgain }: { readonly onAgain: () => void }) {
  const t = useText(consoleMessages)
  const say = useText(frameMessages)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      {isLong ? (
        <>
          <h1>{t('console.title')}</h1>
          <Notice
            tone="watch"
            spoken
            title={t('gate.long')}
            action={<Button onClick={onAgain}>{say('state.again')}</Button>}
          >
            <p>{t('gate.kept')}</p>
          </Notice>
        </>
      ) : null}
      <LoadingFrame lines={8} label={t('gate.loading')} />
    </>
  )
}

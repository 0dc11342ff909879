import '../alarm.css'
import { useState } from 'react'
import { PocketPage, RefusedEntry, useMyOutbox } from '../../../matters/web/pocket/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { recordRound } from '../../contract-rounds.ts'
import { roundMessages } from '../messages-rounds.ts'
import { MyReferrals } from './MyReferrals.tsx'
import { useMyRounds } from './queries.ts'
import { RoundCard } from './RoundCard.tsx'

/** Planned visits and calls of whoever is signed in, soonest first; what came of each is one or a few taps. */
export function RoundsPage() {
  const t = useText(roundMessages)
  const { data, error, refetch } = useMyRounds()
  const [noted, setNoted] = useState<{ round: string; what: string } | null>(null)
  const refused = useMyOutbox().refused.filter(({ endpointId }) => endpointId === recordRound.id)
  const isRefused = refused.some(({ lane }) => lane === noted?.round)
  const isGone = noted && data && !isRefused && !data.items.some(({ id }) => id === noted.round)
  return (
    <PocketPage title={t('title')} back="/pocket">
      {isGone ? <Notice tone="calm" spoken title={t('noted', { what: noted.what })} /> : null}
      {refused.length > 0 ? (
        <section className="stack-tight" aria-labelledby="refused">
          <h2 id="refused">{t('refused')}</h2>
          {refused.map((entry) => (
            <RefusedEntry key={entry.id} entry={entry} />
          ))}
        </section>
      ) : null}
      {data && data.items.length === 0 ? (
        <Empty title={t('none')} action={<ButtonLink href="/pocket">{t('back')}</ButtonLink>} />
      ) : null}
      <ul className="stack">
        {data?.items.map((round) => (
          <RoundCard
            key={round.id}
            round={round}
            today={data.today}
            isRefused={refused.some(({ lane }) => lane === round.id)}
            onNoted={(what) => setNoted({ round: round.id, what })}
          />
        ))}
      </ul>
      <MyReferrals />
      {!data && !error ? <LoadingFrame lines={4} shape="cards" /> : null}
      {!data && error ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
    </PocketPage>
  )
}

import '../alarm.css'
import { PocketPage } from '../../../matters/web/pocket/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { roundMessages } from './messages-rounds.ts'
import { useMyRounds } from './queries.ts'
import { RoundCard } from './RoundCard.tsx'

/** Planned visits and calls of whoever is signed in, soonest first; what came of each is one or a few taps. */
export function RoundsPage() {
  const t = useText(roundMessages)
  const { data, error, refetch } = useMyRounds()
  return (
    <PocketPage title={t('title')} back="/pocket">
      {data && data.items.length === 0 ? (
        <Empty title={t('none')} action={<ButtonLink href="/pocket">{t('back')}</ButtonLink>} />
      ) : null}
      <ul className="stack">
        {data?.items.map((round) => (
          <RoundCard key={round.id} round={round} today={data.today} />
        ))}
      </ul>
      {!data && !error ? <LoadingFrame lines={4} shape="cards" /> : null}
      {!data && error ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
    </PocketPage>
  )
}

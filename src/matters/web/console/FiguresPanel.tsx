import './desk.css'
import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { deskMessages } from './messages-desk.ts'
import { useDeskSummary } from './queries.ts'
import { openStages, stages } from './queue-search.ts'
import { OutcomeCounts, SettledShares } from './SettledShares.tsx'
import { useMatterWords } from './words.ts'

/** Figures of matters: where they are, at which tier and how they ended; each opens its rows. */
export function FiguresPanel() {
  const t = useText(deskMessages)
  const words = useMatterWords()
  const { community } = useCommunity()
  const summary = useDeskSummary(community?.id)
  if (summary.isError) return <ErrorState error={summary.error} onAgain={() => void summary.refetch()} />
  if (!summary.data) return <LoadingFrame lines={6} />
  const counts = new Map(summary.data.stages.map(({ stage, count }) => [stage, count]))
  return (
    <div className="overview">
      <section>
        <h2>{t('overview.stages')}</h2>
        <dl className="outcomes">
          {stages.map((stage) => (
            <div key={stage}>
              <dt>{words.code('stage', stage)}</dt>
              <dd>
                <Link to="/" search={{ queue: openStages.some((each) => each === stage) ? 'open' : 'ended', stage }}>
                  {t('outcomes.count', { count: counts.get(stage) ?? 0 })}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <SettledShares settled={summary.data.settled} />
      <OutcomeCounts outcomes={summary.data.outcomes} />
    </div>
  )
}

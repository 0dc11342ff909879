import './desk.css'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { deskMessages } from './messages-desk.ts'
import { useCounts, useDeskSummary } from './queries.ts'
import { openStages, stages } from './queue-search.ts'
import { OutcomeCounts, SettledShares } from './SettledShares.tsx'
import { useMatterWords } from './words.ts'

/** Figures of matters: where they are, at which tier and how they ended; each opens its rows. */
export function FiguresPanel() {
  const community = useHere()
  const summary = useDeskSummary(community.id)
  if (summary.isError) return <ErrorState error={summary.error} onAgain={() => void summary.refetch()} />
  if (!summary.data) return <LoadingFrame lines={6} />
  return (
    <div className="overview">
      <StageCounts />
      <SettledShares settled={summary.data.settled} />
      <OutcomeCounts outcomes={summary.data.outcomes} />
    </div>
  )
}

function StageCounts() {
  const t = useText(deskMessages)
  const words = useMatterWords()
  const community = useHere()
  const counts = useCounts(community.id)
  if (counts.isError) return <ErrorState error={counts.error} onAgain={() => void counts.refetch()} />
  if (!counts.data) return <LoadingFrame lines={4} />
  const { items } = counts.data
  const countOf = (stage: string) => items.reduce((sum, item) => (item.stage === stage ? sum + item.count : sum), 0)
  return (
    <section>
      <h2>{t('overview.stages')}</h2>
      <dl className="outcomes">
        {stages.map((stage) => (
          <div key={stage}>
            <dt>{words.code('stage', stage)}</dt>
            <dd>
              <Link to="/" search={openStages.some((each) => each === stage) ? { stage } : { queue: 'ended', stage }}>
                {t('outcomes.count', { count: countOf(stage) })}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

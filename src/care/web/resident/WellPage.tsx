import './well.css'
import { ResidentPage } from '../../../matters/web/resident/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { KeptQueries } from '../../../platform/web/kept-queries.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { useAddress } from '../../../platform/web/navigation.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { FamilyPage } from './FamilyPage.tsx'
import { Limits } from './Limits.tsx'
import { wellMessages } from './messages.ts'
import { PersonPage } from './PersonPage.tsx'
import { mineKey, useMine } from './use-mine.ts'

const kept = [mineKey, ['places', 'communities']]

/** `/well`: whose link this browser holds, and the page that belongs to it. Opens from what the phone kept. */
export function WellPage() {
  const { query } = useAddress()
  if (query.get('link') === 'unknown') return <Unknown />
  return (
    <KeptQueries keys={kept} place="gangwan-kept-well">
      <Opened />
    </KeptQueries>
  )
}

function Opened() {
  const t = useText(wellMessages)
  const { data, error, refetch } = useMine()
  if (error instanceof ProblemError && [401, 403, 404].includes(error.status)) return <Unknown />
  if (data) return data.kind === 'person' ? <PersonPage mine={data} /> : <FamilyPage mine={data} />
  return (
    <ResidentPage title={t('well.title')}>
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : <LoadingFrame lines={3} shape="cards" />}
      <Limits dutyNumber={null} />
    </ResidentPage>
  )
}

function Unknown() {
  const t = useText(wellMessages)
  const { community } = useCommunity()
  return (
    <ResidentPage title={t('link.unknown')}>
      <h1>{t('link.unknown')}</h1>
      <p>{t('link.unknown-do')}</p>
      <Limits dutyNumber={community?.dutyNumber ?? null} />
    </ResidentPage>
  )
}

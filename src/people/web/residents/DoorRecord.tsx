import './residents.css'
import { Link } from '@tanstack/react-router'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { useSession } from '../session.tsx'
import { HomePart } from './HomePart.tsx'
import { useResidentWords } from './resident-words.ts'
import { useHome } from './use-residents.ts'

/** One door with the household behind it, by name or by count, and who owns it. */
export function DoorRecord({ dwelling }: { readonly dwelling: string }) {
  const { t } = useResidentWords()
  const { name } = useSession()
  const home = useHome(dwelling)
  if (home.isError) return <ErrorState error={home.error} onAgain={() => void home.refetch()} />
  if (!home.data) return <LoadingFrame lines={6} label={t('record.loading')} />
  const { building, buildingName, door, staircase } = home.data
  return (
    <article className="stack" aria-labelledby="door">
      <Watermark name={name} />
      <p className="row">
        <Link to="/residents">{t('record.back')}</Link>
        <Link to="/places/buildings/$id" params={{ id: building }}>
          {buildingName}
        </Link>
      </p>
      <h1 id="door">
        {t('home.words', { building: buildingName, door })} <span className="quiet">{staircase}</span>
      </h1>
      <HomePart dwelling={dwelling} me="" />
    </article>
  )
}

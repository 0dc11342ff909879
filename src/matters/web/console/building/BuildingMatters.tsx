import '../desk.css'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { MatterRow } from '../MatterRow.tsx'
import { buildingMattersMessages } from './messages-building-matters.ts'
import { useOpenOfBuilding } from './use-open-of-building.ts'

type Props = { readonly community: string; readonly building: string }

/** What is open in a building, and the way to what is done. */
export function BuildingMatters({ community, building }: Props) {
  const t = useText(buildingMattersMessages)
  const open = useOpenOfBuilding(community, building)
  const items = open.data?.items ?? []
  return (
    <section className="house-part" aria-labelledby="house-matters">
      <div className="house-part-head">
        <h2 id="house-matters">{t('house.matters')}</h2>
        {open.data ? <span className="quiet">{t('house.matters-count', { count: items.length })}</span> : null}
      </div>
      {open.isError ? <ErrorState error={open.error} onAgain={() => void open.refetch()} /> : null}
      {open.isPending ? <LoadingFrame lines={3} /> : null}
      {open.data && items.length === 0 ? <Empty title={t('house.matters-none')} /> : null}
      {items.length > 0 ? (
        <ul className="house-matters">
          {items.map((line) => (
            <li key={line.id}>
              <MatterRow line={line} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { buildingMattersMessages } from '../console/building/messages-building-matters.ts'
import { MatterCard } from './MatterCard.tsx'
import { useOpenOfHouse } from './queries.ts'

type Props = { readonly community: string; readonly building: string }

/** What is open in a building, of what the viewer may see. */
export function HouseMatters({ community, building }: Props) {
  const t = useText(buildingMattersMessages)
  const open = useOpenOfHouse(community, building)
  const items = open.data?.items ?? []
  return (
    <section className="stack-tight" aria-labelledby="pocket-house-matters">
      <h2 id="pocket-house-matters">{t('house.matters')}</h2>
      {open.isError ? <ErrorState error={open.error} onAgain={() => void open.refetch()} /> : null}
      {open.isPending ? <LoadingFrame lines={2} shape="cards" /> : null}
      {open.data && items.length === 0 ? <p className="quiet">{t('house.matters-none')}</p> : null}
      <ul className="stack-tight">
        {items.map((line) => (
          <MatterCard key={line.id} line={line} />
        ))}
      </ul>
    </section>
  )
}

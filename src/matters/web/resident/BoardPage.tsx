import { useCommunity, useEstate } from '../../../places/web/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { goTo, useAddress } from '../../../platform/web/navigation.tsx'
import { BoardList } from './BoardList.tsx'
import { residentMessages } from './messages.ts'
import { ResidentPage } from './ResidentPage.tsx'
import { SelectField } from './SelectField.tsx'

/** `/board`: what everybody may see, by grid and building; the choice stands in the address. */
export function BoardPage() {
  const t = useText(residentMessages)
  const { community } = useCommunity()
  const { query } = useAddress()
  const grid = query.get('grid') ?? ''
  const building = query.get('building') ?? ''
  const which = query.get('show') === 'both' ? 'both' : 'open'
  const filter = community
    ? { community: community.id, grid, building, ...(which === 'open' ? { open: true } : {}) }
    : null
  return (
    <ResidentPage title={t('board.title')} back="/">
      <h1>{t('board.title')}</h1>
      <p className="spare">{t('board.lead')}</p>
      <PlaceFilter community={community?.id} grid={grid} building={building} onChange={choose} />
      <ChoiceList
        label={t('board.which')}
        shape="chips"
        choices={[
          { value: 'open', label: t('board.open') },
          { value: 'both', label: t('board.both') },
        ]}
        value={which}
        onChange={(show) => choose({ grid, building, show })}
      />
      <BoardList
        filter={filter}
        limit={20}
        isWhole
        action={<ButtonLink href="/?step=what">{t('home.report')}</ButtonLink>}
      />
    </ResidentPage>
  )

  function choose(wanted: { grid: string; building: string; show?: string }): void {
    const next = new URLSearchParams()
    if (wanted.grid) next.set('grid', wanted.grid)
    if (wanted.building) next.set('building', wanted.building)
    if ((wanted.show ?? which) === 'both') next.set('show', 'both')
    const search = next.toString()
    goTo(search ? `/board?${search}` : '/board', { replace: true, keepPlace: true })
  }
}

type FilterProps = {
  readonly community: string | undefined
  readonly grid: string
  readonly building: string
  readonly onChange: (place: { grid: string; building: string }) => void
}

function PlaceFilter({ community, grid, building, onChange }: FilterProps) {
  const t = useText(residentMessages)
  const { data } = useEstate(community)
  const buildings = (data?.buildings ?? []).filter((each) => !grid || each.grid === grid)
  return (
    <div className="two-columns">
      <SelectField
        label={t('board.filter-grid')}
        every={t('board.every-grid')}
        choices={data?.grids ?? []}
        value={grid}
        onChange={(next) => onChange({ grid: next, building: '' })}
      />
      <SelectField
        label={t('board.filter-building')}
        every={t('board.every-building')}
        choices={buildings}
        value={building}
        onChange={(next) => onChange({ grid, building: next })}
      />
    </div>
  )
}

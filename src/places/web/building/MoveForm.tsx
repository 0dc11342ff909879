import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { moveBuilding } from '../../contract-buildings.ts'
import { useEstate } from '../community.tsx'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'
import { ToGridForm } from './ToGridForm.tsx'

/** What of a building a move needs to know. */
export type MovedHouse = {
  readonly id: string
  readonly name: string
  readonly grid: string
  readonly gridName: string
  readonly today: string
}

type Props = {
  readonly community: string
  readonly house: MovedHouse
  readonly openMatters: number
  /** The grid that was pointed at on the map. */
  readonly towards?: string | undefined
  readonly onClose: () => void
}

/** Moves a building to another grid from a day on, after saying what follows. */
export function MoveForm({ community, house, openMatters, towards, onClose }: Props) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const estate = useEstate(community)
  const words = { building: house.name, from: house.gridName, count: openMatters }
  return (
    <ToGridForm
      title={t('move.title', words)}
      sendWords={t('move.send')}
      label={t('move.to')}
      none={t('move.choose')}
      grids={(estate.data?.grids ?? []).filter(({ id }) => id !== house.grid)}
      today={house.today}
      towards={towards}
      named={['grid']}
      onSend={(grid, from, commandId) => {
        const body = { grid, from, seenIn: house.grid }
        return ask(moveBuilding, { params: { community, building: house.id }, body }, { commandId })
      }}
      onClose={onClose}
      follows={({ name: to }, day) => (
        <>
          <p>{t('move.follows', { ...words, to, day })}</p>
          <ul>
            <li>{t('move.follows-sight', { ...words, to })}</li>
            <li>{openMatters > 0 ? t('move.follows-matters', words) : t('move.follows-none')}</li>
            <li>{t('move.follows-codes')}</li>
          </ul>
        </>
      )}
    />
  )
}

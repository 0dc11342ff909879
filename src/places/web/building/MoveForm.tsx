import { useEffect, useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { moveBuilding } from '../../contract-buildings.ts'
import { useEstate } from '../community.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { HouseField, Wrong } from './HouseField.tsx'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'

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
  const [grid, setGrid] = useState(towards)
  const [from, setFrom] = useState(house.today)
  useEffect(() => {
    if (towards && towards !== house.grid) setGrid(towards)
  }, [towards, house.grid])
  const others = (estate.data?.grids ?? []).filter(({ id }) => id !== house.grid)
  const chosen = others.find(({ id }) => id === grid)
  const send = (commandId: string) => {
    const body = { grid: grid ?? '', from, seenIn: house.grid }
    return ask(moveBuilding, { params: { community, building: house.id }, body }, { commandId })
  }
  const words = { building: house.name, from: house.gridName, to: chosen?.name ?? '', day: from, count: openMatters }
  return (
    <ChangeForm
      title={t('move.title', words)}
      sendWords={t('move.send')}
      isReady={chosen !== undefined && from !== ''}
      onSend={send}
      onClose={onClose}
      follows={
        chosen ? (
          <>
            <p>{t('move.follows', words)}</p>
            <ul>
              <li>{t('move.follows-sight', words)}</li>
              <li>{openMatters > 0 ? t('move.follows-matters', words) : t('move.follows-none')}</li>
              <li>{t('move.follows-codes')}</li>
            </ul>
          </>
        ) : null
      }
    >
      {(wrong) => (
        <div className="house-fields">
          <ChoiceBox
            label={t('move.to')}
            value={grid}
            none={t('move.choose')}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setGrid}
          />
          <HouseField
            label={t('move.from')}
            type="date"
            min={house.today}
            value={from}
            wrong={wrong('from')}
            onChange={setFrom}
          />
          <Wrong words={wrong('grid')} />
        </div>
      )}
    </ChangeForm>
  )
}

import { type ReactNode, useEffect, useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import type { Estate } from '../../contract.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { DayField } from './DayField.tsx'
import { Wrong } from './HouseField.tsx'

type Grid = Pick<Estate['grids'][number], 'id' | 'name'>

type Props = {
  readonly title: string
  readonly sendWords: string
  readonly label: string
  readonly none: string
  readonly grids: readonly Grid[]
  readonly today: string
  /** The grid that was pointed at on the map. */
  readonly towards?: string | undefined
  /** What follows from going to a grid on a day. */
  readonly follows: (to: Grid, day: string) => ReactNode
  /** Fields of the request that say what is wrong with the grid. */
  readonly named: readonly string[]
  readonly onSend: (to: string, day: string, commandId: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A building or a whole grid goes over into another grid from a day on, after saying what follows. */
export function ToGridForm({ label, none, grids, today, towards, follows, named, onSend, ...form }: Props) {
  const [grid, setGrid] = useState(towards)
  const [from, setFrom] = useState(today)
  const isThere = grids.some(({ id }) => id === towards)
  useEffect(() => {
    if (isThere) setGrid(towards)
  }, [towards, isThere])
  const chosen = grids.find(({ id }) => id === grid)
  return (
    <ChangeForm
      {...form}
      isReady={chosen !== undefined && from !== ''}
      onSend={(commandId) => onSend(grid ?? '', from, commandId)}
      follows={chosen ? follows(chosen, from) : null}
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <ChoiceBox
              label={label}
              value={grid}
              none={none}
              choices={grids.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setGrid}
            />
            <DayField today={today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <Wrong words={named.map(wrong).find((words) => words !== null) ?? null} />
        </>
      )}
    </ChangeForm>
  )
}

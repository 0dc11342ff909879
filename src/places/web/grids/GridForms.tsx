import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { endGrid, mergeGrid } from '../../contract-grids.ts'
import { ChangeForm } from '../building/ChangeForm.tsx'
import { HouseField, Wrong } from '../building/HouseField.tsx'
import { usePlacesCall } from '../building/places-call.ts'
import { gridMessages } from './messages-grids.ts'

export type OfGrid = {
  readonly estate: Estate
  readonly grid: Estate['grids'][number]
  readonly houses: Estate['buildings']
  readonly onClose: () => void
}

/** Lets a grid go over into another, after saying what follows. */
export function MergeGridForm({ estate, grid, houses, onClose }: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const [into, setInto] = useState<string>()
  const [from, setFrom] = useState(estate.today)
  const others = estate.grids.filter(({ id, endsOn }) => id !== grid.id && endsOn === null)
  const chosen = others.find(({ id }) => id === into)
  const send = (commandId: string) => {
    const params = { community: estate.community.id, grid: grid.id }
    return ask(mergeGrid, { params, body: { into: into ?? '', from } }, { commandId })
  }
  const words = { grid: grid.name, into: chosen?.name ?? '', day: from, count: houses.length }
  return (
    <ChangeForm
      title={t('grid.merge-title', words)}
      sendWords={t('grid.merge')}
      isReady={chosen !== undefined && from !== ''}
      onSend={send}
      onClose={onClose}
      follows={
        chosen ? (
          <>
            <p>{t('grid.merge-follows', words)}</p>
            <ul>
              <li>{t('grid.follows-matters')}</li>
              <li>{t('grid.follows-posts', words)}</li>
              <li>{t('grid.follows-history')}</li>
            </ul>
          </>
        ) : null
      }
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <ChoiceBox
              label={t('grid.into')}
              value={into}
              none={t('grid.choose')}
              choices={others.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setInto}
            />
            <DayField today={estate.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <Wrong words={wrong('into') ?? wrong('grid')} />
        </>
      )}
    </ChangeForm>
  )
}

/** Ends a grid in which nothing stands. */
export function EndGridForm({ estate, grid, onClose }: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const [from, setFrom] = useState(estate.today)
  const send = (commandId: string) => {
    const params = { community: estate.community.id, grid: grid.id }
    return ask(endGrid, { params, body: { from } }, { commandId })
  }
  return (
    <ChangeForm
      title={t('grid.end-title', { grid: grid.name })}
      sendWords={t('grid.end')}
      isReady={from !== ''}
      onSend={send}
      onClose={onClose}
      follows={<p>{t('grid.end-follows')}</p>}
    >
      {(wrong) => (
        <>
          <div className="house-fields">
            <DayField today={estate.today} value={from} wrong={wrong('from')} onChange={setFrom} />
          </div>
          <Wrong words={wrong('grid')} />
        </>
      )}
    </ChangeForm>
  )
}

type DayProps = {
  readonly today: string
  readonly value: string
  readonly wrong: string | null
  readonly onChange: (day: string) => void
}

/** The first day on which a change holds; never in the past. */
export function DayField({ today, value, wrong, onChange }: DayProps) {
  const t = useText(gridMessages)
  return <HouseField label={t('grid.from')} type="date" min={today} value={value} wrong={wrong} onChange={onChange} />
}

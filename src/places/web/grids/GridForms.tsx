import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { endGrid, mergeGrid, withdrawGridChange } from '../../contract-grids.ts'
import { ChangeForm } from '../building/ChangeForm.tsx'
import { DayField } from '../building/DayField.tsx'
import { Wrong } from '../building/HouseField.tsx'
import { usePlacesCall } from '../building/places-call.ts'
import { ToGridForm } from '../building/ToGridForm.tsx'
import { gridMessages } from './messages-grids.ts'

export type OfGrid = {
  readonly estate: Estate
  readonly grid: Estate['grids'][number]
  readonly houses: Estate['buildings']
  readonly onClose: () => void
}

const paramsOf = ({ estate, grid }: OfGrid) => ({ community: estate.community.id, grid: grid.id })

/** Lets a grid go over into another, after saying what follows. */
export function MergeGridForm(of: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const { estate, grid, houses, onClose } = of
  return (
    <ToGridForm
      title={t('grid.merge-title', { grid: grid.name })}
      sendWords={t('grid.merge')}
      label={t('grid.into')}
      none={t('grid.choose')}
      grids={estate.grids.filter(({ id, endsOn }) => id !== grid.id && endsOn === null)}
      today={estate.today}
      named={['into', 'grid']}
      onSend={(into, from, commandId) => ask(mergeGrid, { params: paramsOf(of), body: { into, from } }, { commandId })}
      onClose={onClose}
      follows={({ name: into }, day) => (
        <>
          <p>{t('grid.merge-follows', { grid: grid.name, into, day, count: houses.length })}</p>
          <ul>
            <li>{t('grid.follows-matters')}</li>
            <li>{t('grid.follows-posts', { grid: grid.name })}</li>
            <li>{t('grid.follows-history')}</li>
          </ul>
        </>
      )}
    />
  )
}

/** Ends a grid in which nothing stands. */
export function EndGridForm(of: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const { estate, grid, onClose } = of
  const [from, setFrom] = useState(estate.today)
  return (
    <ChangeForm
      title={t('grid.end-title', { grid: grid.name })}
      sendWords={t('grid.end')}
      isReady={from !== ''}
      onSend={(commandId) => ask(endGrid, { params: paramsOf(of), body: { from } }, { commandId })}
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

/** Takes back what is planned to become of a grid. */
export function WithdrawForm(of: OfGrid) {
  const t = useText(gridMessages)
  const ask = usePlacesCall()
  const { grid, onClose } = of
  return (
    <ChangeForm
      title={t('grid.withdraw-title', { grid: grid.name })}
      sendWords={t('grid.withdraw')}
      onSend={(commandId) => ask(withdrawGridChange, { params: paramsOf(of) }, { commandId })}
      onClose={onClose}
      follows={<p>{t('grid.withdraw-follows')}</p>}
    >
      {(wrong) => <Wrong words={wrong('grid')} />}
    </ChangeForm>
  )
}

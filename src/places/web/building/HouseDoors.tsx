import { Button } from 'antd'
import { type ComponentProps, useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Door } from '../../contract-buildings.ts'
import { AddDoorForm, EndDoorForm, MergeDoorsForm } from './DoorForms.tsx'
import { DoorHistory } from './DoorHistory.tsx'
import { HouseMatrix } from './HouseMatrix.tsx'
import { doorMessages } from './messages-doors.ts'
import { SplitDoorForm } from './SplitDoorForm.tsx'

type Props = Omit<ComponentProps<typeof HouseMatrix>, 'tools' | 'children'> & {
  readonly community: string
}
type Form = 'add' | 'merge' | 'split' | 'end'

/** Floors × doors, where the desk chooses doors to merge, split or end, and adds one; and what became of doors before. */
export function HouseDoors({ community, house, doorLink, ...matrix }: Props) {
  const t = useText(doorMessages)
  const [isChoosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState<readonly Door[]>([])
  const [form, setForm] = useState<Form | null>(null)
  const close = () => {
    setForm(null)
    setChosen([])
  }
  const toggle = (door: Door) => {
    setForm(null)
    setChosen(chosen.some(({ id }) => id === door.id) ? chosen.filter(({ id }) => id !== door.id) : [...chosen, door])
  }
  const pick = (door: Door) => (
    <label className="door-pick">
      <input type="checkbox" checked={chosen.some(({ id }) => id === door.id)} onChange={() => toggle(door)} />
      <span>{door.door}</span>
    </label>
  )
  // Of what is chosen only the doors that the form was about: somebody may have gone on choosing while it was sent.
  const closeForm = () => {
    setForm(null)
    setChosen((now) => now.filter(({ id }) => !chosen.some((door) => door.id === id)))
  }
  const at = { community, house, onClose: closeForm }
  const [first] = chosen
  const key = chosen.map(({ id }) => id).join()
  return (
    <HouseMatrix
      {...matrix}
      house={house}
      doorLink={isChoosing ? pick : doorLink}
      tools={
        house.mayChange && house.to === null ? (
          <Button
            aria-expanded={isChoosing}
            onClick={() => {
              close()
              setChoosing(!isChoosing)
            }}
          >
            {t(isChoosing ? 'doors.changed' : 'doors.change')}
          </Button>
        ) : null
      }
    >
      {isChoosing ? <DoorActs chosen={chosen} onOpen={setForm} /> : null}
      {form === 'add' ? <AddDoorForm {...at} /> : null}
      {form === 'merge' ? <MergeDoorsForm key={key} {...at} chosen={chosen} /> : null}
      {form === 'split' && first ? <SplitDoorForm key={key} {...at} door={first} /> : null}
      {form === 'end' && first ? <EndDoorForm key={key} {...at} door={first} /> : null}
      <DoorHistory house={house} />
    </HouseMatrix>
  )
}

type ActsProps = { readonly chosen: readonly Door[]; readonly onOpen: (form: Form) => void }

/** What can be done with the doors that are chosen; what cannot says why. */
function DoorActs({ chosen, onOpen }: ActsProps) {
  const t = useText(doorMessages)
  const isOne = new Set(chosen.map(({ staircase }) => staircase)).size === 1
  return (
    <div className="door-acts">
      <p aria-live="polite">
        {chosen.length === 0
          ? t('doors.pick')
          : t('doors.picked', { doors: chosen.map(({ door }) => door).join(t('doors.between')) })}
      </p>
      {chosen.length > 1 && !isOne ? <p>{t('doors.one-staircase')}</p> : null}
      <div className="row">
        <Button disabled={chosen.length < 2 || !isOne} onClick={() => onOpen('merge')}>
          {t('doors.merge')}
        </Button>
        <Button disabled={chosen.length !== 1} onClick={() => onOpen('split')}>
          {t('doors.split')}
        </Button>
        <Button disabled={chosen.length !== 1} onClick={() => onOpen('end')}>
          {t('doors.end')}
        </Button>
        <Button onClick={() => onOpen('add')}>{t('doors.add')}</Button>
      </div>
    </div>
  )
}

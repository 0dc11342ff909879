import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building } from '../../contract-buildings.ts'
import { withdrawMove } from '../../contract-buildings.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import { holdsOn } from './matrix.ts'
import { houseMessages } from './messages-house.ts'
import { usePlacesCall } from './places-call.ts'

type Props = { readonly community: string; readonly house: Building; readonly openMatters: number }

/** In which grids a building was, is and will be; and the way to move it. */
export function GridPanel({ community, house, openMatters }: Props) {
  const t = useText(houseMessages)
  const ask = usePlacesCall()
  const [opened, setOpened] = useState<'move' | 'withdraw' | null>(null)
  const planned = house.stays.find(({ from }) => from > house.today)
  const close = () => setOpened(null)
  const withdraw = (commandId: string) =>
    ask(withdrawMove, { params: { community, building: house.id } }, { commandId })
  return (
    <section className="house-part" aria-labelledby="house-grids">
      <div className="house-part-head">
        <h2 id="house-grids">{t('house.grids')}</h2>
        {house.mayChange && !planned ? <Button onClick={() => setOpened('move')}>{t('move.open')}</Button> : null}
        {house.mayChange && planned ? (
          <Button onClick={() => setOpened('withdraw')}>{t('move.withdraw')}</Button>
        ) : null}
      </div>
      {opened === 'move' ? (
        <MoveForm community={community} house={house} openMatters={openMatters} onClose={close} />
      ) : null}
      {opened === 'withdraw' && planned ? (
        <ChangeForm
          title={t('move.withdraw')}
          follows={<p>{t('move.withdraw-follows', { grid: house.gridName })}</p>}
          sendWords={t('move.withdraw')}
          onSend={withdraw}
          onClose={close}
        />
      ) : null}
      <ol className="house-stays" reversed>
        {[...house.stays].reverse().map((stay) => (
          <li key={stay.from} className={holdsOn(stay, house.today) ? 'house-stay-now' : undefined}>
            <strong>{stay.gridName}</strong>{' '}
            {stay.from > house.today
              ? t('stay.will', { from: stay.from })
              : stay.to === null
                ? t('stay.now', { from: stay.from })
                : t('stay.was', { from: stay.from, to: stay.to })}
          </li>
        ))}
      </ol>
    </section>
  )
}

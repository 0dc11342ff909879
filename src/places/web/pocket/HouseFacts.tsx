import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { Building } from '../../contract-buildings.ts'
import { doorsOn, isEnded } from '../building/matrix.ts'
import { pocketHouseMessages } from './messages-pocket-house.ts'

/** What a house is, in two lines. */
export function HouseFacts({ house }: { readonly house: Building }) {
  const t = useText(pocketHouseMessages)
  const doors = doorsOn(house.doors, house.today).length
  return (
    <>
      {isEnded(house, house.today) ? <Notice tone="watch" title={t('house.ended', { day: house.to ?? '' })} /> : null}
      <p>
        {t('house.facts', { grid: house.gridName, floors: house.floors, doors })}{' '}
        <span className="quiet">{t(house.hasLift ? 'house.lift' : 'house.no-lift')}</span>
      </p>
    </>
  )
}

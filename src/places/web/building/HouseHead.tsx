import { Link } from '@tanstack/react-router'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { Building } from '../../contract-buildings.ts'
import { SheetsButton } from '../SheetsButton.tsx'
import { EndHouse } from './EndHouse.tsx'
import { GoOnHouse } from './GoOnHouse.tsx'
import { doorsOn, isEnded } from './matrix.ts'
import { houseMessages } from './messages-house.ts'

type Props = { readonly community: string; readonly house: Building }

/** What a building is: its grid, floors, doors, lift, year; and its QR sheets. */
export function HouseHead({ community, house }: Props) {
  const t = useText(houseMessages)
  const doors = doorsOn(house.doors, house.today).length
  return (
    <header className="house-head">
      <p>
        <Link to="/places">{t('house.all')}</Link>
      </p>
      <div className="house-title">
        <h1>{house.name}</h1>
        <SheetsButton
          community={community}
          only={{ building: house.id }}
          label={t('house.sheets')}
          name={`${house.name} QR`}
        />
      </div>
      <ul className="house-facts">
        <li>
          <Link to="/" search={{ grid: house.grid }}>
            {house.gridName}
          </Link>
        </li>
        <li>{t('house.floors', { count: house.floors })}</li>
        <li>{t('house.doors', { count: doors })}</li>
        <li>{t(house.hasLift ? 'house.lift' : 'house.no-lift')}</li>
        {house.yearBuilt === null ? null : <li>{t('house.year', { year: house.yearBuilt })}</li>}
        <li className="quiet">{house.code}</li>
      </ul>
      {house.to === null ? null : (
        <Notice tone="watch" title={t(isEnded(house, house.today) ? 'house.ended' : 'house.ends', { day: house.to })} />
      )}
      {house.mayChange && house.to === null ? <EndHouse community={community} house={house} /> : null}
      {house.mayChange && house.to !== null && !isEnded(house, house.today) ? (
        <GoOnHouse community={community} house={house} />
      ) : null}
    </header>
  )
}

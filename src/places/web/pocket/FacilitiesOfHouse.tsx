import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { Building, Condition } from '../../contract-buildings.ts'
import { isEnded } from '../building/matrix.ts'
import { houseMessages } from '../building/messages-house.ts'
import { pocketHouseMessages } from './messages-pocket-house.ts'

const tones: Record<Condition, 'good' | 'watch' | 'bad'> = { good: 'good', worn: 'watch', broken: 'bad' }
const worstFirst: readonly Condition[] = ['broken', 'worn', 'good']

/** What wears out in a house, what is broken first. */
export function FacilitiesOfHouse({ house }: { readonly house: Building }) {
  const t = useText(pocketHouseMessages)
  const say = useText(houseMessages)
  const there = house.facilities
    .filter((each) => !isEnded(each, house.today))
    .sort((one, other) => worstFirst.indexOf(one.condition) - worstFirst.indexOf(other.condition))
  return (
    <section className="stack-tight" aria-labelledby="pocket-house-facilities">
      <h2 id="pocket-house-facilities">{t('house.facilities')}</h2>
      {there.length === 0 ? <p className="quiet">{t('house.no-facilities')}</p> : null}
      <ul className="stack-tight">
        {there.map(({ id, kind, spot, condition, checkedOn }) => (
          <li key={id} className="card pocket-facility">
            <strong>{say(`kind.${kind}`)}</strong> <span>{spot}</span>
            <StatusMark tone={tones[condition]} word={say(`condition.${condition}`)} />
            <span className="quiet">
              {checkedOn ? t('house.checked', { day: checkedOn }) : t('house.never-checked')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { Building } from '../../contract-buildings.ts'
import { doorHistory } from './door-history.ts'
import { doorMessages } from './messages-doors.ts'

/** What became of a house's doors: merged, split, ended, added, and what is planned. Nothing where nothing did. */
export function DoorHistory({ house }: { readonly house: Building }) {
  const t = useText(doorMessages)
  const events = doorHistory(house)
  if (events.length === 0) return null
  const join = (doors: readonly string[]) => doors.join(t('doors.between'))
  return (
    <div className="door-history">
      <h3>{t('doors.history')}</h3>
      <ul className="house-stays">
        {events.map(({ act, on, before, after }) => (
          <li key={`${act} ${on} ${before.join()} ${after.join()}`}>
            {t(`doors.was-${act}`, { day: on, before: join(before), after: join(after) })}{' '}
            {on > house.today ? <StatusMark tone="watch" word={t('doors.planned')} /> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

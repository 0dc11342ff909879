import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { staffMessages } from './messages-staff.ts'
import { useOfficesPresent } from './use-staff.ts'

/** Every office of the community and above it; red where nobody is there. */
export function OfficesStrip() {
  const t = useText(staffMessages)
  const offices = useOfficesPresent()
  if (offices.isError) return <ErrorState error={offices.error} onAgain={() => void offices.refetch()} />
  return (
    <section aria-labelledby="staff-offices">
      <h2 id="staff-offices">{t('offices.title')}</h2>
      {offices.data ? null : <LoadingFrame lines={2} />}
      <ul className="staff-offices">
        {(offices.data?.items ?? []).map(({ office, name, isRed, people }) => (
          <li key={office} className={isRed ? 'staff-office staff-office-red' : 'staff-office'}>
            <strong>{name}</strong>
            <StatusMark tone={isRed ? 'bad' : 'good'} word={t(isRed ? 'offices.nobody' : 'offices.there')} />
            <span className="quiet">
              {people
                .map((person) => {
                  const deputy = person.deputy ? `，${t('offices.deputy', { name: person.deputy.name })}` : ''
                  return person.isPresent ? person.name : `${t('offices.away', { name: person.name })}${deputy}`
                })
                .join('、')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

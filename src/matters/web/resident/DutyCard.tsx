import type { Community } from '../../../places/contract.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { residentMessages } from './messages.ts'

type Props = { readonly community: Pick<Community, 'dutyNumber' | 'openNow' | 'hoursWords'> }

/** The duty number and whether somebody is at the desk now. */
export function DutyCard({ community: { dutyNumber, openNow, hoursWords } }: Props) {
  const t = useText(residentMessages)
  return (
    <section className="card stack-tight" aria-labelledby="duty">
      <h2 id="duty">{t('duty.title')}</h2>
      <div>
        <StatusMark tone={openNow ? 'good' : 'rest'} word={openNow ? t('duty.open') : t('duty.closed')} />
      </div>
      {hoursWords ? <p className="quiet">{t('duty.hours', { hours: hoursWords })}</p> : null}
      {dutyNumber ? (
        <ButtonLink glyph="phone" href={`tel:${dutyNumber}`}>
          {t('duty.call', { number: dutyNumber })}
        </ButtonLink>
      ) : (
        <p className="quiet">{t('duty.none')}</p>
      )}
    </section>
  )
}

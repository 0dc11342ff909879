import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { wellMessages } from './messages.ts'

/** What this is not: in large type on every page behind a care link, with the number that is right instead. */
export function Limits({ dutyNumber }: { readonly dutyNumber: string | null }) {
  const t = useText(wellMessages)
  return (
    <section className="well-limits" aria-labelledby="limits">
      <h2 id="limits">{t('limits.title')}</h2>
      <p>{t('limits.do')}</p>
      <ButtonLink kind="danger" wide glyph="phone" href="tel:120">
        {t('limits.call')}
      </ButtonLink>
      {dutyNumber ? <DutyLink number={dutyNumber} /> : null}
    </section>
  )
}

/** Calls whoever is on duty in the community. */
export function DutyLink({ number }: { readonly number: string }) {
  const t = useText(wellMessages)
  return (
    <ButtonLink wide glyph="phone" href={`tel:${number.replace(/[^0-9+]/g, '')}`}>
      {t('limits.duty', { number })}
    </ButtonLink>
  )
}

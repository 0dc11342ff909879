import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { type ReporterPage, rateMatter } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts }

const ratings = ['solved', 'mostly', 'not'] as const

/** How it went, as three large choices; it may be changed while the server allows it. Rating opens nothing again: what does is said. */
export function RateCard({ page: { abilities, rating, number }, acts }: Props) {
  const t = useText(followMessages)
  const said = ratings.find((each) => each === rating)
  if (!abilities.rate && !said) return null
  return (
    <section className="card stack-tight" aria-labelledby="rate">
      <h2 id="rate">{t('rate.title')}</h2>
      {said ? <p role="status">{t('rate.done', { rating: t(`rate.${said}`) })}</p> : null}
      {said === 'not' && abilities.rate ? (
        <p>{abilities.dispute ? t('rate.not-again') : t('rate.not-report', { number })}</p>
      ) : null}
      {abilities.rate ? (
        <div className="three-columns">
          {ratings.map((each) => (
            <Button
              key={each}
              aria-pressed={each === said}
              onClick={() => void acts.send(rateMatter, { rating: each }, t(`rate.${each}`))}
            >
              {t(`rate.${each}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import { useSession } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deskMessages } from './messages-desk.ts'
import type { useDeskSummary } from './queries.ts'
import { tiers } from './queue-search.ts'
import { seesAll } from './what-one-sees.ts'
import { useMatterWords } from './words.ts'

type Summary = NonNullable<ReturnType<typeof useDeskSummary>['data']>

/** The share settled at each tier, with the number it is of; each opens its rows. */
export function SettledShares({ settled }: { readonly settled: Summary['settled'] }) {
  const t = useText(deskMessages)
  const isWhole = seesAll(useSession())
  const total = tiers.reduce((sum, tier) => sum + settled[tier], 0)
  return (
    <section>
      <h2>{t('settled.title')}</h2>
      {isWhole || total === 0 ? null : <p className="quiet">{t('settled.part')}</p>}
      {total === 0 ? <p className="quiet">{t('settled.none')}</p> : null}
      <ul className="shares">
        {tiers
          .filter((tier) => total > 0 && (settled[tier] > 0 || tier === 'grid' || tier === 'community'))
          .map((tier) => (
            <li key={tier}>
              <Link to="/" search={{ queue: 'ended', outcome: 'put_right', tier }} activeProps={{}}>
                {t(`settled.${tier}`)}
              </Link>
              <span className="share-bar" aria-hidden="true">
                <span style={{ width: `${(settled[tier] / total) * 100}%` }} />
              </span>
              <span className="share-words">
                {t('settled.share', {
                  count: settled[tier],
                  total,
                  percent: Math.round((settled[tier] / total) * 100),
                })}
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}

const outcomeNames = ['put_right', 'not_done', 'not_confirmed'] as const

/** How ended matters ended; "not done" and "not confirmed" are counted apart. */
export function OutcomeCounts({ outcomes }: { readonly outcomes: Summary['outcomes'] }) {
  const t = useText(deskMessages)
  const words = useMatterWords()
  return (
    <section>
      <h2>{t('outcomes.title')}</h2>
      <dl className="outcomes">
        {outcomeNames.map((name) => (
          <div key={name}>
            <dt>{words.code('outcome', name)}</dt>
            <dd>
              <Link to="/" search={{ queue: 'ended', outcome: name }} activeProps={{}}>
                {t('outcomes.count', { count: outcomes[name] })}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

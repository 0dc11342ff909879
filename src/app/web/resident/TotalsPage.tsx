import './totals.css'
import { useQuery } from '@tanstack/react-query'
import { type MatterTotals, readMatterTotals } from '../../../matters/contract-totals.ts'
import { ResidentPage } from '../../../matters/web/resident/index.ts'
import { type RegisterTotals, readTotals } from '../../../people/contract-totals.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { totalMessages } from './messages-totals.ts'

const bands = ['under_14', 'under_35', 'under_60', 'under_80', 'over_80', 'unknown'] as const
const states = ['open', 'put_right', 'not_done', 'not_confirmed', 'declined'] as const
const whole = ['households', 'residents', 'overSixty'] as const

/** `/totals`: how many live here and how matters stand; no number under five. */
export function TotalsPage() {
  const t = useText(totalMessages)
  const { community } = useCommunity()
  const totals = useQuery({
    queryKey: ['totals', community?.id],
    queryFn: async ({ signal }) => ({
      people: await call(readTotals, { params: { community: community!.id } }, { signal }),
      matters: await call(readMatterTotals, { query: { community: community!.id } }, { signal }),
    }),
    enabled: community !== undefined && community !== null,
  })
  return (
    <ResidentPage title={t('totals.title')} back="/">
      <h1>{t('totals.title')}</h1>
      {totals.error ? <ErrorState error={totals.error} onAgain={() => void totals.refetch()} /> : null}
      {totals.data ? <Totals {...totals.data} /> : null}
      {!totals.data && !totals.error ? <LoadingFrame lines={4} shape="cards" /> : null}
    </ResidentPage>
  )
}

function Totals({ people, matters }: { readonly people: RegisterTotals; readonly matters: MatterTotals }) {
  const t = useText(totalMessages)
  const { language } = useLanguage()
  return (
    <>
      <p>
        {t('totals.day', { day: formatDay(`${people.day}T00:00:00+08:00`, serverNow(), language) })} {t('totals.small')}
      </p>
      <Group title={t('totals.people')} lines={whole.map((key) => [t(`totals.${key}`), people[key]])} />
      <Group title={t('totals.ages')} lines={bands.map((band) => [t(`band.${band}`), people.bands[band]])} />
      <Grids grids={people.grids} />
      <Group
        title={t('totals.matters')}
        lines={[
          [t('totals.all'), matters.total],
          ...states.map((state): Line => [t(`state.${state}`), matters.states[state]]),
        ]}
      />
    </>
  )
}

type Line = readonly [label: string, told: number | null]

function Group({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section className="card stack-tight" aria-label={title}>
      <h2>{title}</h2>
      <dl className="totals">
        {lines.map(([label, told]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Told told={told} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Told({ told }: { readonly told: number | null }) {
  const t = useText(totalMessages)
  return told === null ? <span className="quiet">{t('totals.left-out')}</span> : told
}

function Grids({ grids }: Pick<RegisterTotals, 'grids'>) {
  const t = useText(totalMessages)
  return (
    <section className="card stack-tight" aria-labelledby="totals-grids">
      <h2 id="totals-grids">{t('totals.grids')}</h2>
      {grids.map((grid) => (
        <section key={grid.id} className="totals-grid" aria-labelledby={`grid-${grid.id}`}>
          <h3 id={`grid-${grid.id}`}>{grid.name}</h3>
          <dl className="totals">
            {whole.map((key) => (
              <div key={key}>
                <dt>{t(`totals.${key}`)}</dt>
                <dd>
                  <Told told={grid[key]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  )
}

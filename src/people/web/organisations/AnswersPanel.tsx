import './organisations.css'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { TeamThere, There } from './There.tsx'
import { useAnswering } from './use-organisations.ts'

/** Who answers for a building: captain, team, grid worker, group. A panel of the building's page. */
export function AnswersPanel({ building }: { readonly building: string }) {
  const t = useText(organisationMessages)
  const answering = useAnswering(building)
  if (answering.isError) return <ErrorState error={answering.error} onAgain={() => void answering.refetch()} />
  const found = answering.data?.items[0]
  return (
    <section className="stack-tight" aria-labelledby="building-answers">
      <h2 id="building-answers">{t('covered.panel')}</h2>
      {found ? (
        <dl className="answers">
          <div>
            <dt>{t('covered.captain')}</dt>
            <dd>
              <There who={found.captain} />
            </dd>
          </div>
          <div>
            <dt>{t('covered.team')}</dt>
            <dd>
              <TeamThere building={found} />
            </dd>
          </div>
          <div>
            <dt>{t('covered.worker')}</dt>
            <dd>
              <There who={found.worker} />
            </dd>
          </div>
          <div>
            <dt>{t('covered.group')}</dt>
            <dd>{found.group?.name ?? <span className="quiet">{t('covered.no-group')}</span>}</dd>
          </div>
        </dl>
      ) : (
        <LoadingFrame lines={4} />
      )}
    </section>
  )
}

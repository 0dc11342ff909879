import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { type PrivacyFacts, readPrivacyFacts } from '../../contract-facts.ts'
import { FieldFacts } from './FieldFacts.tsx'
import { factMessages } from './messages-facts.ts'
import { SealedFacts } from './SealedFacts.tsx'

const risks = ['curious', 'theft', 'photo', 'longer', 'other-use', 'child', 'profile'] as const

/** The impact assessment: facts as they stand now, on one page that prints. */
export function FactsPanel() {
  const t = useText(factMessages)
  const community = useHere()
  const facts = useQuery({
    queryKey: ['privacy', 'facts', community.id],
    queryFn: ({ signal }) => callSignedIn(readPrivacyFacts, { params: { community: community.id } }, { signal }),
  })
  return (
    <section className="stack" aria-labelledby="facts">
      <div className="row">
        <h1 id="facts">{t('facts.title')}</h1>
        <Button className="no-print" onClick={() => window.print()}>
          {t('facts.print')}
        </Button>
      </div>
      <p className="quiet">{t('facts.lead')}</p>
      {facts.isError ? <ErrorState error={facts.error} onAgain={() => void facts.refetch()} /> : null}
      {facts.isPending ? <LoadingFrame lines={10} /> : null}
      {facts.data ? <Facts facts={facts.data} /> : null}
    </section>
  )
}

function Facts({ facts }: { readonly facts: PrivacyFacts }) {
  const t = useText(factMessages)
  return (
    <>
      <FieldFacts fields={facts.fields} />
      <Terms terms={facts.terms} />
      <SealedFacts sealed={facts.sealed} />
      <Asked asked={facts.asked} />
      <section className="stack-tight" aria-labelledby="facts-risks">
        <h2 id="facts-risks">{t('risks.title')}</h2>
        <ul className="record-lines">
          {risks.map((risk) => (
            <li key={risk}>{t(`risk.${risk}`)}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Terms({ terms }: Pick<PrivacyFacts, 'terms'>) {
  const t = useText(factMessages)
  const { language } = useLanguage()
  return (
    <section className="stack-tight" aria-labelledby="facts-terms">
      <h2 id="facts-terms">{t('terms.title')}</h2>
      <p className="quiet">{t('terms.lead')}</p>
      <table className="residents-table">
        <thead>
          <tr>
            <th scope="col">{t('terms.kind')}</th>
            <th scope="col">{t('terms.days')}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ kind, days }) => (
            <tr key={kind}>
              <td>{sentenceFor(language, factMessages, `term.${kind}`) ?? kind}</td>
              <td>{t('terms.length', { n: days })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Asked({ asked }: Pick<PrivacyFacts, 'asked'>) {
  const t = useText(factMessages)
  const { language } = useLanguage()
  const word = (key: string) => sentenceFor(language, factMessages, key) ?? ''
  return (
    <section className="stack-tight" aria-labelledby="facts-asked">
      <h2 id="facts-asked">{t('asked.title')}</h2>
      {asked.length === 0 ? <p className="quiet">{t('asked.none')}</p> : null}
      <ul className="record-lines">
        {asked.map(({ kind, state, times }) => (
          <li key={`${kind} ${state}`}>
            {t('asked.line', { kind: word(`asked.${kind}`), state: word(`state.${state}`), n: times })}
          </li>
        ))}
      </ul>
    </section>
  )
}

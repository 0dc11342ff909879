import '../organisations/organisations.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { listPartners, readPartner } from '../../contract-partners.ts'
import { callSignedIn } from '../session-watch.ts'
import { partnerMessages } from './messages-partners.ts'
import { PartnerCard } from './PartnerCard.tsx'

/** Partners with what stands on their lists; the opened one below. */
export function PartnersPanel() {
  const t = useText(partnerMessages)
  const community = useHere().id
  const [chosen, setChosen] = useState<string>()
  const partners = useQuery({
    queryKey: ['people', 'partners', community],
    queryFn: ({ signal }) => callSignedIn(listPartners, { query: { community } }, { signal }),
  })
  if (partners.isError) return <ErrorState error={partners.error} onAgain={() => void partners.refetch()} />
  if (!partners.data) return <LoadingFrame shape="cards" lines={4} />
  const { items, abilities } = partners.data
  return (
    <section className="stack" aria-labelledby="partners">
      <h1 id="partners">{t('partners.title')}</h1>
      <p className="quiet">{t('partners.lead')}</p>
      <p className="organisations-figure">
        {t('partners.count', { count: items.filter(({ agreement }) => agreement).length })}
      </p>
      {items.length === 0 ? <Empty title={t('partners.none')}>{t('partners.none-what')}</Empty> : null}
      <div className="tree-page">
        <ul className="card">
          {items.map((partner) => (
            <li key={partner.id}>
              <button
                type="button"
                className="tree-line partner-line"
                aria-pressed={chosen === partner.id}
                onClick={() => setChosen(partner.id)}
              >
                <strong>{partner.name}</strong>
                <StatusMark
                  tone={partner.agreement ? 'good' : 'rest'}
                  word={t(partner.agreement ? 'partners.in-force' : 'partners.not-in-force')}
                />
                <span>{t('partners.line', partner)}</span>
              </button>
            </li>
          ))}
        </ul>
        {chosen ? (
          <OnePartner key={chosen} id={chosen} mayKeep={abilities.includes('keep')} />
        ) : (
          <p className="quiet">{t('partners.choose')}</p>
        )}
      </div>
    </section>
  )
}

function OnePartner({ id, mayKeep }: { readonly id: string; readonly mayKeep: boolean }) {
  const community = useHere().id
  const partner = useQuery({
    queryKey: ['people', 'partner', community, id],
    queryFn: ({ signal }) => callSignedIn(readPartner, { params: { id }, query: { community } }, { signal }),
  })
  if (partner.isError) return <ErrorState error={partner.error} onAgain={() => void partner.refetch()} />
  if (!partner.data) return <LoadingFrame lines={6} />
  return <PartnerCard partner={partner.data} mayKeep={mayKeep} />
}

import { useQuery } from '@tanstack/react-query'
import { termsOfNotices } from '../../../notices/contract-terms.ts'
import { readTerms } from '../../../people/contract-retention.ts'
import { termsOfPeople } from '../../../people/contract-terms.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { call } from '../../../platform/web/api-client.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { termsOfMatters } from '../../rules-terms.ts'
import { DutyCard } from './DutyCard.tsx'
import { privacyMessages } from './messages-privacy.ts'
import { ResidentPage } from './ResidentPage.tsx'

const parts = ['words', 'phone', 'never', 'phone-side'] as const
const purposes = ['registers', 'contact', 'captain', 'emergency', 'votes', 'subsidy', 'matters', 'care'] as const
const asides = ['child', 'rights', 'not'] as const

/** What residents need to know of the terms; sign-ins and the like stand with the facts for those who audit. */
const terms = [...termsOfMatters, ...termsOfNotices, ...termsOfPeople].filter(
  ({ kind }) => !['sign_ins', 'known_browsers', 'slips', 'exports'].includes(kind),
) as readonly Term[]
type Kept = 'reporter_contact' | 'matter_pictures' | 'report_words' | 'matter_notes' | 'messages'
type Term = { readonly kind: Kept | 'resident_record' | 'openings' | 'resident_requests'; readonly days: number }

/** `/privacy`: what is kept, for which purpose, on which ground, how long and who sees it. */
export function PrivacyPage() {
  const t = useText(privacyMessages)
  const { community } = useCommunity()
  const own = useQuery({
    queryKey: ['people', 'terms', community?.id],
    queryFn: ({ signal }) => call(readTerms, { params: { community: community!.id } }, { signal }),
    enabled: community !== undefined,
  })
  const ownDays = new Map<string, number>(own.data?.terms.map(({ kind, days }) => [kind, days]))
  return (
    <ResidentPage title={t('privacy.title')} back="/">
      <h1>{t('privacy.title')}</h1>
      <p>{t('privacy.lead')}</p>
      <PageLink href="/me" className="more-link">
        {t('privacy.me')}
      </PageLink>
      {parts.map((part) => (
        <Part key={part} part={part} />
      ))}
      <section className="stack-tight" aria-labelledby="purposes">
        <h2 id="purposes">{t('purposes.title')}</h2>
        {purposes.map((purpose) => (
          <section key={purpose} className="card stack-tight" aria-labelledby={`purpose-${purpose}`}>
            <h3 id={`purpose-${purpose}`}>{t(`for.${purpose}`)}</h3>
            <p>{t(`for.${purpose}-what`)}</p>
            <p>{t(`for.${purpose}-why`)}</p>
            <p>{t(`for.${purpose}-who`)}</p>
          </section>
        ))}
      </section>
      <section className="stack-tight" aria-labelledby="terms">
        <h2 id="terms">{t('privacy.long-title')}</h2>
        <p>{t('privacy.long')}</p>
        <ul className="stack-tight">
          {terms.map(({ kind, days }) => (
            <li key={kind}>{t(`term.${kind}`, { n: lengthOf(ownDays.get(kind) ?? days) })}</li>
          ))}
        </ul>
      </section>
      {asides.map((part) => (
        <Part key={part} part={part} />
      ))}
      <PageLink href="/totals" className="more-link">
        {t('privacy.totals')}
      </PageLink>
      {community ? <DutyCard community={community} /> : null}
    </ResidentPage>
  )

  function lengthOf(days: number): string {
    const years = days / 365
    return Number.isInteger(years) && years > 1 ? t('term.years', { n: years }) : t('term.days', { n: days })
  }
}

function Part({ part }: { readonly part: (typeof parts)[number] | (typeof asides)[number] }) {
  const t = useText(privacyMessages)
  return (
    <section className="stack-tight">
      <h2>{t(`privacy.${part}-title`)}</h2>
      <p>{t(`privacy.${part}`)}</p>
    </section>
  )
}

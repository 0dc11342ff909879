import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { Membership, Organisation } from '../../contract-organisations.ts'
import { isParty } from '../../rules-organisations.ts'
import { ChangeSheet } from './FoundSheet.tsx'
import { MemberLine } from './MemberLine.tsx'
import { JoinSheet } from './MemberSheets.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { useOrganisation } from './use-organisations.ts'

type Props = { readonly id: string; readonly organisations: readonly Organisation[] }

/** One organisation: who belongs to it and who did. */
export function OrganisationCard({ id, organisations }: Props) {
  const t = useText(organisationMessages)
  const found = useOrganisation(id)
  const [open, setOpen] = useState<'join' | 'change' | null>(null)
  if (found.isError) return <ErrorState error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return <LoadingFrame lines={5} />
  const { organisation, memberships, abilities } = found.data
  const mayKeep = abilities.includes('keep')
  const isOfParty = isParty(organisation.kind)
  const isTeam = organisation.kind === 'team'
  const now = memberships.filter(({ isNow }) => isNow)
  const before = memberships.filter(({ isNow }) => !isNow)
  const acts = mayKeep ? ([...(isOfParty ? [] : (['join'] as const)), 'change'] as const) : []
  const close = () => setOpen(null)
  return (
    <section className="card team" aria-labelledby="organisation">
      <div className="row">
        <h2 id="organisation">{organisation.name}</h2>
        <span className="quiet">{t(`kind.${organisation.kind}`)}</span>
        <span className="quiet">
          {organisation.to
            ? t('tree.from-to', { from: organisation.from, to: organisation.to })
            : t('member.since', { from: organisation.from })}
        </span>
        <span className="member-acts">
          {acts.map((act) => (
            <Button
              key={act}
              size="small"
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? null : act)}
            >
              {t(act === 'join' ? (isTeam ? 'act.join' : 'act.join-organisation') : 'act.change')}
            </Button>
          ))}
        </span>
      </div>
      {open === 'join' ? <JoinSheet organisation={id} isTeam={isTeam} onClose={close} /> : null}
      {open === 'change' ? <ChangeSheet {...{ organisation, organisations }} onClose={close} /> : null}
      {isOfParty ? <p className="quiet">{t('tree.roll')}</p> : null}
      {!isOfParty && now.length === 0 ? <p className="quiet">{t('tree.nobody')}</p> : null}
      <ul>
        {now.map((member) => (
          <MemberLine key={member.id} member={member} mayKeep={mayKeep} mayMove={isTeam} />
        ))}
      </ul>
      {before.length > 0 ? <Before memberships={before} /> : null}
    </section>
  )
}

function Before({ memberships }: { readonly memberships: readonly Membership[] }) {
  const t = useText(organisationMessages)
  return (
    <>
      <h3>{t('tree.was')}</h3>
      <ul className="quiet">
        {memberships.map(({ id, name, from, to, endedBecause }) => (
          <li key={id}>
            {name} · {to ? t('tree.from-to', { from, to: to < from ? from : to }) : t('member.since', { from })}
            {endedBecause ? ` · ${t(`because.${endedBecause as 'retired'}`)}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}

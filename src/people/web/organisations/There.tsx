import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { CoveredBuilding } from '../../contract-teams.ts'
import { organisationMessages } from './messages-organisations.ts'

/** Who is there, by name; a mark where nobody is. */
export function There({ who }: { readonly who: CoveredBuilding['captain'] }) {
  const t = useText(organisationMessages)
  if (!who) return <StatusMark tone="bad" word={t('covered.none')} />
  return <>{who.standsIn ? t('covered.stands-in', { deputy: who.standsIn, name: who.name }) : who.name}</>
}

/** The team with how many of it are there; a mark where nobody is. */
export function TeamThere({ building }: { readonly building: Pick<CoveredBuilding, 'team' | 'teamMembers'> }) {
  const t = useText(organisationMessages)
  const { team, teamMembers } = building
  return (
    <span className="row">
      {team ? <span>{team.name}</span> : null}
      {teamMembers > 0 ? (
        <span className="quiet">{t('covered.members', { count: teamMembers })}</span>
      ) : (
        <StatusMark tone="bad" word={t('covered.none')} />
      )}
    </span>
  )
}

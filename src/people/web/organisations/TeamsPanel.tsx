import './organisations.css'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { layOutDuty, type Team } from '../../contract-teams.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { TeamCard } from './TeamCard.tsx'
import { useTeams } from './use-organisations.ts'

/** The teams of the 同心亲友团 with members and duty areas. */
export function TeamsPanel() {
  const t = useText(organisationMessages)
  const teams = useTeams()
  if (teams.isError) return <ErrorState error={teams.error} onAgain={() => void teams.refetch()} />
  if (!teams.data) return <LoadingFrame shape="cards" lines={4} />
  const { items, laidOutFrom, abilities } = teams.data
  const mayKeep = abilities.includes('keep')
  const members = items.reduce((sum, team) => sum + team.members.length, 0)
  return (
    <section className="stack" aria-labelledby="teams">
      <h1 id="teams">{t('teams.title')}</h1>
      <p className="quiet">{t('teams.lead')}</p>
      <p className="organisations-figure">{t('teams.count', { teams: items.length, members })}</p>
      {items.length === 0 ? <Empty title={t('teams.none')}>{t('teams.none-what')}</Empty> : null}
      {items.length > 0 && laidOutFrom === null ? <NotLaidOut teams={items} mayKeep={mayKeep} /> : null}
      <ul className="teams">
        {items.map((team) => (
          <TeamCard key={team.id} team={team} mayKeep={mayKeep} />
        ))}
      </ul>
    </section>
  )
}

/** Shares the buildings out in the order of their numbers, so that neighbours stay together. */
function NotLaidOut({ teams, mayKeep }: { readonly teams: readonly Team[]; readonly mayKeep: boolean }) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const estate = useEstate(community)
  const buildings = estate.data?.buildings ?? []
  const send = (commandId: string) => {
    const share = Math.ceil(buildings.length / teams.length)
    const areas = teams
      .map(({ id }, index) => ({
        team: id,
        buildings: buildings.slice(index * share, (index + 1) * share).map((building) => building.id),
      }))
      .filter((area) => area.buildings.length > 0)
    return callSignedIn(layOutDuty, { body: { community, areas } }, { commandId })
  }
  if (!mayKeep || buildings.length === 0) return <Notice tone="watch" title={t('teams.not-laid-out')} />
  return <ActSheet level={2} title={t('teams.lay-out')} why={t('teams.not-laid-out')} onSend={send} />
}

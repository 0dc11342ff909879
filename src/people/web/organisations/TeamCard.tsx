import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { rotateDuty, type Team } from '../../contract-teams.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { MemberLine } from './MemberLine.tsx'
import { JoinSheet } from './MemberSheets.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { useBuildingNumbers } from './use-keep.ts'
import { useDutyHistory } from './use-organisations.ts'

type Act = 'join' | 'rotate' | 'history'
type Props = { readonly team: Team; readonly mayKeep: boolean }

/** One team: who belongs to it, which buildings it answers for, and the way to change both. */
export function TeamCard({ team, mayKeep }: Props) {
  const t = useText(organisationMessages)
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const acts = mayKeep ? (['join', 'rotate'] as const) : []
  return (
    <li className="card team">
      <div className="row">
        <h2>{team.name}</h2>
        <span className="quiet">{t('covered.members', { count: team.members.length })}</span>
        <span className="member-acts">
          {acts.map((act) => (
            <Button
              key={act}
              size="small"
              aria-expanded={open === act}
              aria-label={`${t(`act.${act}`)} ${team.name}`}
              onClick={() => setOpen(open === act ? null : act)}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
        </span>
      </div>
      {open === 'join' ? <JoinSheet organisation={team.id} isTeam onClose={close} /> : null}
      {open === 'rotate' ? <RotateSheet team={team} onClose={close} /> : null}
      {team.members.length === 0 ? <p className="quiet">{t('teams.no-members')}</p> : null}
      <ul>
        {team.members.map((member) => (
          <MemberLine key={member.id} member={member} mayKeep={mayKeep} mayMove />
        ))}
      </ul>
      <h3>
        {team.buildings.length > 0 ? t('teams.buildings', { count: team.buildings.length }) : t('teams.no-buildings')}
      </h3>
      <ul className="building-chips">
        {team.buildings.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <p>
        <Button
          size="small"
          aria-expanded={open === 'history'}
          aria-label={`${t('teams.history')} ${team.name}`}
          onClick={() => setOpen(open === 'history' ? null : 'history')}
        >
          {t(open === 'history' ? 'teams.hide-history' : 'teams.history')}
        </Button>
      </p>
      {open === 'history' ? <DutyHistory team={team.id} /> : null}
    </li>
  )
}

function RotateSheet({ team, onClose }: { readonly team: Team; readonly onClose: () => void }) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const idsOf = useBuildingNumbers()
  const [line, setLine] = useState('')
  const [from, setFrom] = useState('')
  const send = (commandId: string) =>
    callSignedIn(
      rotateDuty,
      { body: { community, team: team.id, buildings: idsOf(line), ...(from ? { from } : {}) } },
      { commandId },
    )
  return (
    <ActSheet
      title={`${team.name} · ${t('act.rotate')}`}
      why={t('form.buildings-hint')}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <ActLine label={t('form.buildings')} value={line} wrong={wrong('buildings')} onChange={setLine} />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

function DutyHistory({ team }: { readonly team: string }) {
  const t = useText(organisationMessages)
  const turns = useDutyHistory(team)
  if (turns.isError) return <ErrorState error={turns.error} onAgain={() => void turns.refetch()} />
  if (!turns.data) return <LoadingFrame lines={3} />
  return (
    <ul className="quiet">
      {turns.data.items.map(({ id, building, from, to }) => (
        <li key={id}>
          {to === null
            ? t('teams.turn-open', { building: building.name, from })
            : t('teams.turn', { building: building.name, from, to: to < from ? from : to })}
        </li>
      ))}
    </ul>
  )
}

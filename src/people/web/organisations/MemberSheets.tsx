import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { endMembership, joinOrganisation, moveMember } from '../../contract-organisations.ts'
import { type Force, forces, type MemberRole, memberRoles } from '../../rules-organisations.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { useTeams } from './use-organisations.ts'

type JoinProps = { readonly organisation: string; readonly isTeam: boolean; readonly onClose: () => void }

/** Takes somebody into an organisation; into a team with the force she comes from. */
export function JoinSheet({ organisation, isTeam, onClose }: JoinProps) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const [name, setName] = useState('')
  const [role, setRole] = useState<string>('member')
  const [force, setForce] = useState<string>()
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = {
      community,
      name,
      role: role as MemberRole,
      ...(isTeam && force ? { force: force as Force } : {}),
      ...(from ? { from } : {}),
    }
    return callSignedIn(joinOrganisation, { params: { id: organisation }, body }, { commandId })
  }
  return (
    <ActSheet title={t(isTeam ? 'act.join' : 'act.join-organisation')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.name')} value={name} wrong={wrong('name')} onChange={setName} />
          <ChoiceBox
            label={t('form.role')}
            value={role}
            choices={memberRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(value) => setRole(value ?? 'member')}
          />
          {isTeam ? (
            <ChoiceBox
              label={t('form.force')}
              none={t('form.choose')}
              value={force}
              choices={forces.map((value) => ({ value, label: t(`force.${value}`) }))}
              onChange={setForce}
            />
          ) : null}
          {wrong('force') ? <Wrong words={wrong('force')} /> : null}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

type Props = { readonly membership: string; readonly name: string; readonly onClose: () => void }

/** Moves a member to another team. */
export function MoveSheet({ membership, name, onClose }: Props) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const teams = useTeams()
  const [to, setTo] = useState<string>()
  const [from, setFrom] = useState('')
  const send = (commandId: string) =>
    callSignedIn(
      moveMember,
      { params: { id: membership }, body: { community, to: to ?? membership, ...(from ? { from } : {}) } },
      { commandId },
    )
  return (
    <ActSheet title={`${t('act.move')} · ${name}`} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.to-team')}
            none={t('form.choose')}
            value={to}
            choices={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: team.name }))}
            onChange={setTo}
          />
          {wrong('to') ? <Wrong words={wrong('to')} /> : null}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

const reasons = ['retired', 'left', 'entered_by_mistake'] as const

/** Ends a membership; what was stays on record. */
export function EndMemberSheet({ membership, name, onClose }: Props) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const [because, setBecause] = useState<string>('retired')
  const [to, setTo] = useState('')
  const send = (commandId: string) => {
    const reason = reasons.find((each) => each === because) ?? 'retired'
    const body = { community, because: reason, ...(to ? { to } : {}) }
    return callSignedIn(endMembership, { params: { id: membership }, body }, { commandId })
  }
  return (
    <ActSheet title={`${t('act.end-member')} · ${name}`} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.because')}
            value={because}
            choices={reasons.map((value) => ({ value, label: t(`because.${value}`) }))}
            onChange={(value) => setBecause(value ?? 'retired')}
          />
          <ActLine label={t('form.last-day')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
        </>
      )}
    </ActSheet>
  )
}

function Wrong({ words }: { readonly words: string | null }) {
  return (
    <p className="staff-wrong" role="alert">
      {words}
    </p>
  )
}

import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { admitMember, type RollMember, type RollPart, strikeMember, transferMember } from '../../contract-party.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { partyMessages } from './messages-party.ts'

type AdmitProps = { readonly groups: readonly RollPart[]; readonly onClose: () => void }

/** Enters a member in a group. */
export function AdmitSheet({ groups, onClose }: AdmitProps) {
  const t = useText(partyMessages)
  const community = useHere().id
  const [name, setName] = useState('')
  const [group, setGroup] = useState<string | undefined>(groups[0]?.id)
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = { community, name, group: group ?? '', ...(from ? { from } : {}) }
    return callSignedIn(admitMember, { body }, { commandId })
  }
  return (
    <ActSheet level={2} title={t('act.admit')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('form.name')} value={name} wrong={wrong('name')} onChange={setName} />
          <GroupBox groups={groups} value={group} onChange={setGroup} wrong={wrong('group')} />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

type MoveProps = AdmitProps & { readonly member: RollMember }

/** Moves a member to another group. */
export function MoveGroupSheet({ member, groups, onClose }: MoveProps) {
  const t = useText(partyMessages)
  const community = useHere().id
  const [group, setGroup] = useState<string>()
  const [from, setFrom] = useState('')
  const send = (commandId: string) => {
    const body = { community, group: group ?? member.group.id, ...(from ? { from } : {}) }
    return callSignedIn(transferMember, { params: { id: member.member }, body }, { commandId })
  }
  return (
    <ActSheet level={2} title={`${t('act.move')} · ${member.name}`} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <GroupBox groups={groups} value={group} onChange={setGroup} wrong={wrong('group')} />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}

type GroupProps = {
  readonly groups: readonly RollPart[]
  readonly value: string | undefined
  readonly wrong: string | null
  readonly onChange: (value: string | undefined) => void
}

function GroupBox({ groups, value, wrong, onChange }: GroupProps) {
  const t = useText(partyMessages)
  return (
    <>
      <ChoiceBox
        label={t('form.group')}
        none={t('form.choose')}
        value={value}
        choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
      {wrong ? (
        <p className="staff-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </>
  )
}

const reasons = ['transferred_out', 'left', 'died', 'entered_by_mistake'] as const
type LeaveProps = { readonly member: RollMember; readonly onClose: () => void }

/** Takes a member off the roll. */
export function LeaveRollSheet({ member, onClose }: LeaveProps) {
  const t = useText(partyMessages)
  const community = useHere().id
  const [because, setBecause] = useState<string>('transferred_out')
  const [to, setTo] = useState('')
  const send = (commandId: string) => {
    const reason = reasons.find((each) => each === because) ?? 'transferred_out'
    const body = { community, because: reason, ...(to ? { to } : {}) }
    return callSignedIn(strikeMember, { params: { id: member.member }, body }, { commandId })
  }
  return (
    <ActSheet level={2} title={`${t('act.leave')} · ${member.name}`} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.because')}
            value={because}
            choices={reasons.map((value) => ({ value, label: t(`because.${value}`) }))}
            onChange={(value) => setBecause(value ?? 'transferred_out')}
          />
          <ActLine label={t('form.to')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
        </>
      )}
    </ActSheet>
  )
}

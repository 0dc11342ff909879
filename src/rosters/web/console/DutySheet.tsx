import { useState } from 'react'
import { ActLine, ActSheet } from '../../../people/web/console/index.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { TextField } from '../../../platform/web/TextField.tsx'
import { type Duty, putOnDuty } from '../../contract.ts'
import { dutyMessages } from './messages.ts'
import { type Gap, useAccounts, useDutiesMoved } from './use-duties.ts'

/** A turn that is being written down; times as a browser’s field holds them, by the clock of the neighbourhood. */
export type Draft = {
  readonly key: string
  readonly role: Duty['role']
  readonly place: string | null
  readonly from: string
  readonly to: string
}

const roles = ['duty_desk', 'grid_leader', 'team_member'] as const

export function emptyDuty(): Draft {
  return { key: newBrowserId(), role: 'duty_desk', place: null, from: fieldOf(serverNow()), to: '' }
}

/** The turn that fills a gap. */
export function draftFor({ role, place, gap }: { role: Duty['role']; place: string | null; gap: Gap }): Draft {
  return { key: newBrowserId(), role, place, from: fieldOf(gap.from), to: gap.isOpen ? '' : fieldOf(gap.to) }
}

function fieldOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

const momentOf = (field: string) => `${field}:00+08:00`

/** Puts somebody on duty: whose account and number, for what, from when to when. */
export function DutySheet({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const t = useText(dutyMessages)
  const community = useHere()
  const estate = useEstate(community.id)
  const accounts = useAccounts()
  const moved = useDutiesMoved()
  const [role, setRole] = useState<Duty['role']>(draft.role)
  const [place, setPlace] = useState<string | null>(draft.place)
  const [account, setAccount] = useState<string>()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [from, setFrom] = useState(draft.from)
  const [to, setTo] = useState(draft.to)
  const people = accounts.data?.items ?? []
  const places = (role === 'grid_leader' ? estate.data?.grids : estate.data?.buildings) ?? []
  const send = async (commandId: string) => {
    const body = {
      role,
      name: name.trim(),
      ...(phone ? { phone } : {}),
      ...(account ? { account } : {}),
      ...(role === 'grid_leader' && place ? { grid: place } : {}),
      ...(role === 'team_member' && place ? { building: place } : {}),
      from: momentOf(from),
      ...(to ? { to: momentOf(to) } : {}),
    }
    await callSignedIn(putOnDuty, { params: { community: community.id }, body }, { commandId })
    await moved()
  }
  return (
    <ActSheet level={2} title={t('add')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.role')}
            value={role}
            choices={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(value) => {
              setRole(roles.find((each) => each === value) ?? 'duty_desk')
              setPlace(null)
            }}
          />
          {role === 'duty_desk' ? null : (
            <ChoiceBox
              label={t(role === 'grid_leader' ? 'form.grid' : 'form.building')}
              none={t('form.choose')}
              value={place}
              choices={places.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(value) => setPlace(value ?? null)}
            />
          )}
          {wrong('grid') || wrong('building') ? <p role="alert">{wrong('grid') ?? wrong('building')}</p> : null}
          <ChoiceBox
            label={t('form.account')}
            none={t('form.no-account')}
            value={account}
            choices={people.map((each) => ({ value: each.account, label: each.name }))}
            onChange={(value) => {
              setAccount(value)
              setName(people.find((each) => each.account === value)?.name ?? name)
            }}
          />
          <ActLine label={t('form.name')} value={name} wrong={wrong('name')} onChange={setName} />
          <ActLine label={t('form.phone')} value={phone} wrong={wrong('phone')} onChange={setPhone} />
          <TextField
            label={t('form.from')}
            type="datetime-local"
            value={from}
            error={wrong('from')}
            onChange={setFrom}
          />
          <TextField label={t('form.to')} type="datetime-local" value={to} error={wrong('to')} onChange={setTo} />
        </>
      )}
    </ActSheet>
  )
}

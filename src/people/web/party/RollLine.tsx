import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { type RollMember, type RollPart, readRollMember } from '../../contract-party.ts'
import { callSignedIn } from '../session-watch.ts'
import { partyMessages } from './messages-party.ts'
import { LeaveRollSheet, MoveGroupSheet } from './RollSheets.tsx'

type Act = 'history' | 'move' | 'leave'
type Props = { readonly member: RollMember; readonly groups: readonly RollPart[] }

/** A member on the roll, with the acts of whoever keeps her branch. */
export function RollLine({ member, groups }: Props) {
  const t = useText(partyMessages)
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const mayKeep = groups.some(({ id }) => id === member.group.id)
  const acts: readonly Act[] = mayKeep ? ['history', 'move', 'leave'] : ['history']
  return (
    <>
      <tr>
        <th scope="row">{member.name}</th>
        <td>{member.branch.name}</td>
        <td>{member.group.name}</td>
        <td>{member.from}</td>
        <td>
          <span className="row">
            {acts.map((act) => (
              <Button
                key={act}
                size="small"
                aria-expanded={open === act}
                aria-label={`${t(act === 'history' ? 'roll.history' : `act.${act}`)} ${member.name}`}
                onClick={() => setOpen(open === act ? null : act)}
              >
                {t(act === 'history' ? 'roll.history' : `act.${act}`)}
              </Button>
            ))}
          </span>
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={5}>
            {open === 'history' ? <Stays member={member.member} /> : null}
            {open === 'move' ? <MoveGroupSheet member={member} groups={groups} onClose={close} /> : null}
            {open === 'leave' ? <LeaveRollSheet member={member} onClose={close} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  )
}

function Stays({ member }: { readonly member: string }) {
  const t = useText(partyMessages)
  const community = useHere().id
  const found = useQuery({
    queryKey: ['people', 'roll', community, 'member', member],
    queryFn: ({ signal }) => callSignedIn(readRollMember, { params: { id: member }, query: { community } }, { signal }),
  })
  if (found.isError) return <ErrorState error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return <LoadingFrame lines={2} />
  return (
    <ul className="quiet">
      {found.data.stays.map(({ id, branch, group, from, to, endedBecause }) => {
        const place = { branch: branch.name, group: group.name, from }
        return (
          <li key={id}>
            {to === null ? t('roll.stay-open', place) : t('roll.stay', { ...place, to: to < from ? from : to })}
            {endedBecause ? ` · ${t(`because.${endedBecause as 'left'}`)}` : ''}
          </li>
        )
      })}
    </ul>
  )
}

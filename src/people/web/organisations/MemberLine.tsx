import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Team } from '../../contract-teams.ts'
import { EndMemberSheet, MoveSheet } from './MemberSheets.tsx'
import { organisationMessages } from './messages-organisations.ts'

type Props = {
  readonly member: Team['members'][number]
  readonly mayKeep: boolean
  /** Whether she may be moved to another of the same kind. */
  readonly mayMove: boolean
}

/** Somebody who belongs to an organisation today, with what may be done. */
export function MemberLine({ member, mayKeep, mayMove }: Props) {
  const t = useText(organisationMessages)
  const [open, setOpen] = useState<'move' | 'end' | null>(null)
  const close = () => setOpen(null)
  const sheet = { membership: member.id, name: member.name, onClose: close }
  return (
    <li>
      <div className="member-line">
        <strong>{member.name}</strong>
        {member.role === 'member' ? null : <span>{t(`role.${member.role}`)}</span>}
        {member.force ? <span className="quiet">{t(`force.${member.force}`)}</span> : null}
        <span className="quiet">{t('member.since', { from: member.from })}</span>
        {mayKeep ? (
          <span className="member-acts">
            {mayMove ? (
              <Button
                size="small"
                aria-expanded={open === 'move'}
                aria-label={`${t('member.move')} ${member.name}`}
                onClick={() => setOpen(open === 'move' ? null : 'move')}
              >
                {t('member.move')}
              </Button>
            ) : null}
            <Button
              size="small"
              aria-expanded={open === 'end'}
              aria-label={`${t('member.end')} ${member.name}`}
              onClick={() => setOpen(open === 'end' ? null : 'end')}
            >
              {t('member.end')}
            </Button>
          </span>
        ) : null}
      </div>
      {open === 'move' ? <MoveSheet {...sheet} /> : null}
      {open === 'end' ? <EndMemberSheet {...sheet} /> : null}
    </li>
  )
}

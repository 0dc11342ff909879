import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { StaffLine } from '../../contract-staff.ts'
import { ResetSheet, type Secret, SuspendSheet } from './AccountSheets.tsx'
import { GrantSheet } from './GrantSheet.tsx'
import { staffMessages } from './messages-staff.ts'
import { PostLine } from './PostLine.tsx'

type Act = StaffLine['abilities'][number]
type Props = { readonly line: StaffLine; readonly onSecret: (secret: Secret) => void }

const acts: readonly Act[] = ['grant-post', 'reset-password', 'suspend', 'resume']

/** One account with its posts and what may be done with it. */
export function StaffCard({ line, onSecret }: Props) {
  const t = useText(staffMessages)
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  return (
    <li className="card staff-card">
      <div className="row">
        <h3>{line.name}</h3>
        <span className="quiet">{line.username}</span>
        {line.isSuspended ? <StatusMark tone="bad" word={t('mark.suspended')} /> : null}
        {line.mustChangePassword ? <StatusMark tone="watch" word={t('mark.first-password')} /> : null}
        {line.hasSecondFactor ? <StatusMark tone="good" word={t('mark.second-factor')} /> : null}
        <span className="row staff-acts">
          {acts
            .filter((act) => line.abilities.includes(act))
            .map((act) => (
              <Button
                key={act}
                size="small"
                aria-expanded={open === act}
                aria-label={`${t(`act.${act}`)} ${line.name}`}
                onClick={() => setOpen(open === act ? null : act)}
              >
                {t(`act.${act}`)}
              </Button>
            ))}
        </span>
      </div>
      {open === 'grant-post' ? <GrantSheet account={line.account} onClose={close} /> : null}
      {open === 'reset-password' ? <ResetSheet line={line} onSecret={onSecret} onClose={close} /> : null}
      {open === 'suspend' || open === 'resume' ? <SuspendSheet line={line} onClose={close} /> : null}
      {line.posts.length === 0 ? <p className="quiet">{t('list.no-post')}</p> : null}
      <ul className="staff-posts">
        {line.posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </ul>
    </li>
  )
}

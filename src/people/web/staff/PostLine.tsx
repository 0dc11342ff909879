import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { cancelLeave } from '../../contract-posts.ts'
import type { StaffLine } from '../../contract-staff.ts'
import { callSignedIn } from '../session-watch.ts'
import { staffMessages } from './messages-staff.ts'
import { ConfirmSheet, EndSheet, LeaveSheet } from './PostSheets.tsx'
import { useActed } from './use-staff.ts'

type Post = StaffLine['posts'][number]

const tones = { pending: 'watch', coming: 'calm', held: 'good', suspended: 'rest' } as const
const sheets = { confirm: ConfirmSheet, end: EndSheet, 'plan-leave': LeaveSheet } as const
const acts = ['confirm', 'plan-leave', 'end'] as const

/** One post with its state, leave and acts. */
export function PostLine({ post }: { readonly post: Post }) {
  const t = useText(staffMessages)
  const { language } = useLanguage()
  const now = useNow()
  const [open, setOpen] = useState<keyof typeof sheets | null>(null)
  const Sheet = open ? sheets[open] : null
  const day = (at: string) => formatDay(at, now, language)
  const places = [post.organisation, post.building, post.grid, post.community ?? post.subdistrict]
  const where = places.flatMap((place) => place?.name ?? []).join(' · ')
  return (
    <li className="staff-post">
      <div className="row">
        <strong>{t(`kind.${post.kind}`)}</strong>
        <span>{where}</span>
        <StatusMark tone={tones[post.state]} word={t(`state.${post.state}`)} />
        <span className="quiet">
          {post.endsAt
            ? t('post.from-to', { from: day(post.beginsAt), to: day(post.endsAt) })
            : t('post.from', { from: day(post.beginsAt) })}
        </span>
        <span className="row staff-acts">
          {acts
            .filter((act) => post.abilities.includes(act))
            .map((act) => (
              <Button
                key={act}
                size="small"
                type={act === 'confirm' ? 'primary' : 'default'}
                aria-expanded={open === act}
                onClick={() => setOpen(open === act ? null : act)}
              >
                {t(`act.${act}`)}
              </Button>
            ))}
        </span>
      </div>
      {post.leaves.map((leave) => (
        <LeaveLine key={leave.id} leave={leave} mayCancel={post.abilities.includes('plan-leave')} />
      ))}
      {Sheet ? <Sheet post={post.id} onClose={() => setOpen(null)} /> : null}
    </li>
  )
}

type LeaveProps = { readonly leave: Post['leaves'][number]; readonly mayCancel: boolean }

function LeaveLine({ leave, mayCancel }: LeaveProps) {
  const t = useText(staffMessages)
  const { say } = useProblemText()
  const { language } = useLanguage()
  const now = useNow()
  const acted = useActed()
  const [error, setError] = useState<unknown>(null)
  const day = (at: string) => formatDay(at, now, language)
  const cancel = () =>
    callSignedIn(cancelLeave, { params: { absence: leave.id } }, { commandId: newBrowserId() }).then(acted, setError)
  return (
    <div className="row staff-leave">
      <span>
        {leave.isNow
          ? t('leave.line', { to: day(leave.endsAt) })
          : t('leave.coming', { from: day(leave.beginsAt), to: day(leave.endsAt) })}
      </span>
      <span>{leave.deputy ? t('leave.deputy', { name: leave.deputy.name }) : t('leave.no-deputy')}</span>
      {mayCancel ? (
        <Button size="small" onClick={() => void cancel()}>
          {t('leave.cancel')}
        </Button>
      ) : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}

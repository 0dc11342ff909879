import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { type Partner, settleProject } from '../../contract-partners.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { partnerMessages } from './messages-partners.ts'

type Project = Partner['projects'][number]
type Props = { readonly project: Project; readonly mayKeep: boolean }

const tones = { agreed: 'calm', delivered: 'good', dropped: 'rest' } as const

/** A project: what it joins, and what came of it. */
export function ProjectLine({ project, mayKeep }: Props) {
  const t = useText(partnerMessages)
  const [isOpen, setOpen] = useState(false)
  const { need, resource, resourceOf } = project
  return (
    <li>
      <div className="member-line">
        <strong>{project.title}</strong>
        <StatusMark tone={tones[project.state]} word={t(`project.${project.state}`)} />
        <span className="quiet">{project.deliveredOn ?? project.from}</span>
        {mayKeep && project.state === 'agreed' ? (
          <span className="member-acts">
            <Button
              size="small"
              aria-expanded={isOpen}
              aria-label={`${t('act.settle')} ${project.title}`}
              onClick={() => setOpen(!isOpen)}
            >
              {t('act.settle')}
            </Button>
          </span>
        ) : null}
      </div>
      <p className="quiet">{t('project.joins', { need, resource, partner: resourceOf.name })}</p>
      {project.delivered ? <p>{project.delivered}</p> : null}
      {isOpen ? <SettleSheet project={project} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}

function SettleSheet({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const t = useText(partnerMessages)
  const community = useHere().id
  const [state, setState] = useState('delivered')
  const [delivered, setDelivered] = useState('')
  const [on, setOn] = useState('')
  const send = (commandId: string) => {
    const outcome = state === 'dropped' ? ('dropped' as const) : ('delivered' as const)
    const body = { community, state: outcome, delivered, ...(on ? { on } : {}) }
    return callSignedIn(settleProject, { params: { id: project.id }, body }, { commandId })
  }
  return (
    <ActSheet title={t('act.settle')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.state')}
            value={state}
            choices={(['delivered', 'dropped'] as const).map((value) => ({ value, label: t(`project.${value}`) }))}
            onChange={(value) => setState(value ?? 'delivered')}
          />
          <ActLine label={t('form.delivered')} value={delivered} wrong={wrong('delivered')} onChange={setDelivered} />
          <ActLine label={t('form.on')} type="date" value={on} wrong={wrong('on')} onChange={setOn} />
        </>
      )}
    </ActSheet>
  )
}

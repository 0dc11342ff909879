import './duties.css'
import { Button } from 'antd'
import { useState } from 'react'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { type Draft, DutySheet, emptyDuty } from './DutySheet.tsx'
import { dutyMessages } from './messages.ts'
import { PostPart } from './PostPart.tsx'
import { TeamsPart } from './TeamsPart.tsx'
import { useDuties } from './use-duties.ts'

/** A gap is filled far below; the form it opens stands above. */
function intoSight(form: HTMLElement | null): void {
  form?.scrollIntoView({ block: 'start' })
  form?.querySelector('select')?.focus()
}

/** Who answers for what, from when to when; where nobody does stands in red with the press that fills it. */
export function DutiesPanel() {
  const t = useText(dutyMessages)
  const duties = useDuties()
  const estate = useEstate(useHere().id)
  const [draft, setDraft] = useState<Draft | null>(null)
  const items = duties.data?.items ?? []
  const grids = estate.data?.grids ?? []
  const isRead = duties.data && estate.data
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('lead')}</p>
      <p className="no-print">
        <Button type="primary" aria-expanded={draft !== null} onClick={() => setDraft(draft ? null : emptyDuty())}>
          {t('add')}
        </Button>
      </p>
      {draft ? (
        <div ref={intoSight} key={draft.key}>
          <DutySheet draft={draft} onClose={() => setDraft(null)} />
        </div>
      ) : null}
      {duties.isError ? <ErrorState error={duties.error} onAgain={() => void duties.refetch()} /> : null}
      {isRead ? null : <LoadingFrame lines={6} shape="cards" />}
      {isRead ? (
        <>
          <PostPart
            title={t('role.duty_desk')}
            post="duty_desk"
            duties={items.filter(({ role }) => role === 'duty_desk')}
            onFill={setDraft}
          />
          <div className="duty-grids">
            {grids.map(({ id, name }) => (
              <PostPart
                key={id}
                title={`${name} · ${t('role.grid_leader')}`}
                post="grid_leader"
                place={id}
                duties={items.filter(({ role, grid }) => role === 'grid_leader' && grid === id)}
                onFill={setDraft}
              />
            ))}
          </div>
          <TeamsPart duties={items.filter(({ role }) => role === 'team_member')} onFill={setDraft} />
        </>
      ) : null}
    </>
  )
}

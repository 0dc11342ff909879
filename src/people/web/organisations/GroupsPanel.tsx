import './organisations.css'
import { Button } from 'antd'
import { useState } from 'react'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { type BuildingGroup, changeBuildingGroup, openBuildingGroup } from '../../contract-teams.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { useBuildingNumbers } from './use-keep.ts'
import { useBuildingGroups } from './use-organisations.ts'

/** The buildings' WeChat groups: name, keeper, buildings. */
export function GroupsPanel() {
  const t = useText(organisationMessages)
  const groups = useBuildingGroups()
  const estate = useEstate(useHere().id)
  const [isOpening, setOpening] = useState(false)
  if (groups.isError) return <ErrorState error={groups.error} onAgain={() => void groups.refetch()} />
  if (!groups.data) return <LoadingFrame shape="cards" lines={3} />
  const { items, abilities } = groups.data
  const covered = items.reduce((sum, group) => sum + group.buildings.length, 0)
  const mayKeep = abilities.includes('keep')
  return (
    <section className="stack" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <p className="quiet">{t('groups.lead')}</p>
      <p>{t('groups.count', { groups: items.length, covered, all: estate.data?.buildings.length ?? 0 })}</p>
      {mayKeep ? (
        <p>
          <Button aria-expanded={isOpening} onClick={() => setOpening(!isOpening)}>
            {t('act.open-group')}
          </Button>
        </p>
      ) : null}
      {isOpening ? <GroupSheet onClose={() => setOpening(false)} /> : null}
      {items.length === 0 ? <Empty title={t('groups.none')} /> : null}
      <ul className="teams">
        {items.map((group) => (
          <GroupCard key={group.id} group={group} mayKeep={mayKeep} />
        ))}
      </ul>
    </section>
  )
}

function GroupCard({ group, mayKeep }: { readonly group: BuildingGroup; readonly mayKeep: boolean }) {
  const t = useText(organisationMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="card team">
      <div className="row">
        <h3>{group.name}</h3>
        <span className="quiet">{t('groups.keeper', { name: group.keeper })}</span>
        {mayKeep ? (
          <span className="member-acts">
            <Button
              size="small"
              aria-expanded={isOpen}
              aria-label={`${t('act.change-group')} ${group.name}`}
              onClick={() => setOpen(!isOpen)}
            >
              {t('act.change')}
            </Button>
          </span>
        ) : null}
      </div>
      {isOpen ? <GroupSheet group={group} onClose={() => setOpen(false)} /> : null}
      <ul className="building-chips">
        {group.buildings.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </li>
  )
}

type SheetProps = { readonly group?: BuildingGroup; readonly onClose: () => void }

function GroupSheet({ group, onClose }: SheetProps) {
  const t = useText(organisationMessages)
  const community = useHere().id
  const idsOf = useBuildingNumbers()
  const [name, setName] = useState(group?.name ?? '')
  const [keeper, setKeeper] = useState(group?.keeper ?? '')
  const [line, setLine] = useState('')
  const [to, setTo] = useState('')
  const send = (commandId: string) => {
    const buildings = idsOf(line)
    if (!group) return callSignedIn(openBuildingGroup, { body: { community, name, keeper, buildings } }, { commandId })
    const body = { community, name, keeper, ...(line ? { buildings } : {}), ...(to ? { to } : {}) }
    return callSignedIn(changeBuildingGroup, { params: { id: group.id }, body }, { commandId })
  }
  return (
    <ActSheet
      title={group ? `${t('act.change-group')} · ${group.name}` : t('act.open-group')}
      why={t('form.buildings-hint')}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <ActLine label={t('form.title')} value={name} wrong={wrong('name')} onChange={setName} />
          <ActLine label={t('form.keeper')} value={keeper} wrong={wrong('keeper')} onChange={setKeeper} />
          <ActLine label={t('form.buildings')} value={line} wrong={wrong('buildings')} onChange={setLine} />
          {group ? (
            <ActLine label={t('form.ends')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
          ) : null}
        </>
      )}
    </ActSheet>
  )
}

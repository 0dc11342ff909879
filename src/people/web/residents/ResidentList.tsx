import './residents.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import type { ResidentLine } from '../../contract-residents.ts'
import { ExportBar } from '../exports/ExportBar.tsx'
import { useSession } from '../session.tsx'
import { AddSheet } from './AddSheet.tsx'
import { CountSheet } from './CountSheets.tsx'
import { homeMessages } from './messages-homes.ts'
import { useResidentWords } from './resident-words.ts'
import { type ResidentFilter, useResidents } from './use-residents.ts'

/** Residents in sight, masked, narrowed by grid, building and whether they live here. */
export function ResidentList() {
  const { t } = useResidentWords()
  const say = useText(homeMessages)
  const { name } = useSession()
  const [filter, setFilter] = useState<ResidentFilter>({})
  const [adding, setAdding] = useState<'person' | 'count' | null>(null)
  const toggle = (what: 'person' | 'count') => setAdding(adding === what ? null : what)
  const residents = useResidents(filter)
  const lines = residents.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="stack" aria-labelledby="residents">
      <Watermark name={name} />
      <h1 id="residents">{t('list.title')}</h1>
      <p className="quiet">{t('list.lead')}</p>
      <div className="row no-print">
        <Filters filter={filter} onChange={setFilter} />
        <Button type="primary" aria-expanded={adding === 'person'} onClick={() => toggle('person')}>
          {t('list.add')}
        </Button>
        <Button aria-expanded={adding === 'count'} onClick={() => toggle('count')}>
          {say('act.count-add')}
        </Button>
      </div>
      <ExportBar lists={['residents', 'households']} filter={filter} />
      {adding === 'person' ? <AddSheet onClose={() => setAdding(null)} /> : null}
      {adding === 'count' ? <CountSheet onClose={() => setAdding(null)} /> : null}
      {residents.isError ? <ErrorState error={residents.error} onAgain={() => void residents.refetch()} /> : null}
      {residents.isPending ? <LoadingFrame lines={8} /> : null}
      {residents.data && lines.length === 0 ? <Empty title={t('list.none')}>{t('list.none-how')}</Empty> : null}
      {lines.length > 0 ? <Lines lines={lines} /> : null}
      {residents.hasNextPage ? (
        <Button loading={residents.isFetchingNextPage} onClick={() => void residents.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </section>
  )
}

type FilterProps = { readonly filter: ResidentFilter; readonly onChange: (filter: ResidentFilter) => void }

function Filters({ filter, onChange }: FilterProps) {
  const { t } = useResidentWords()
  const community = useHere()
  const { data } = useEstate(community.id)
  const grids = data?.grids ?? []
  const buildings = (data?.buildings ?? []).filter(({ grid }) => !filter.grid || grid === filter.grid)
  return (
    <>
      <ChoiceBox
        label={t('list.grid')}
        isLabelHidden
        none={t('list.any-grid')}
        value={filter.grid}
        choices={grids.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(grid) => onChange({ ...filter, grid, building: undefined })}
      />
      <ChoiceBox
        label={t('list.building')}
        isLabelHidden
        none={t('list.any-building')}
        value={filter.building}
        choices={buildings.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(building) => onChange({ ...filter, building })}
      />
      <ChoiceBox
        label={t('list.state')}
        isLabelHidden
        value={filter.ended ? 'ended' : 'living'}
        choices={(['living', 'ended'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
        onChange={(state) => onChange({ ...filter, ended: state === 'ended' })}
      />
    </>
  )
}

const columns = ['name', 'home', 'relation', 'birth', 'phone'] as const

function Lines({ lines }: { readonly lines: readonly ResidentLine[] }) {
  const { t, birth, home, ended } = useResidentWords()
  return (
    <div className="residents-scroll">
      <table className="residents-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <Link to="/residents/$id" params={{ id: line.id }}>
                  {line.name}
                </Link>
              </td>
              <td>{home(line) ?? ended(line)}</td>
              <td>{line.relation ? t(`relation.${line.relation}`) : ''}</td>
              <td>{birth(line)}</td>
              <td>{line.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import './organisations.css'
import { useState } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { CoveredBuilding } from '../../contract-teams.ts'
import { organisationMessages } from './messages-organisations.ts'
import { TeamThere, There } from './There.tsx'
import { useCoverage } from './use-organisations.ts'

const columns = ['building', 'grid', 'captain', 'team', 'worker', 'group'] as const

/** Buildings with somebody missing today, or all of them. */
export function CoverageList() {
  const t = useText(organisationMessages)
  const coverage = useCoverage()
  const [show, setShow] = useState('missing')
  const [grid, setGrid] = useState<string>()
  if (coverage.isError) return <ErrorState error={coverage.error} onAgain={() => void coverage.refetch()} />
  if (!coverage.data) return <LoadingFrame shape="cards" lines={4} />
  const { items } = coverage.data
  const missing = items.filter(({ uncovered }) => uncovered.length > 0)
  const shown = (show === 'missing' ? missing : items).filter((each) => !grid || each.grid === grid)
  const grids = [...new Map(items.map((each) => [each.grid, each.gridName]))]
  return (
    <section className="stack" aria-labelledby="coverage">
      <h1 id="coverage">{t('covered.title')}</h1>
      <p className="quiet">{t('covered.lead')}</p>
      <p className="organisations-figure">{t('covered.count', { all: items.length, missing: missing.length })}</p>
      <div className="row">
        <ChoiceBox
          label={t('covered.show')}
          isLabelHidden
          value={show}
          choices={(['missing', 'all'] as const).map((value) => ({ value, label: t(`covered.${value}`) }))}
          onChange={(value) => setShow(value ?? 'missing')}
        />
        <ChoiceBox
          label={t('covered.grid')}
          isLabelHidden
          none={t('covered.any-grid')}
          value={grid}
          choices={grids.map(([value, label]) => ({ value, label }))}
          onChange={setGrid}
        />
      </div>
      {missing.length === 0 ? <Notice tone="good" title={t('covered.all-there')} /> : null}
      {shown.length > 0 ? <CoverageTable items={shown} /> : null}
    </section>
  )
}

function CoverageTable({ items }: { readonly items: readonly CoveredBuilding[] }) {
  const t = useText(organisationMessages)
  return (
    <table className="organisations-table">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`covered.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <tr key={each.building}>
            <th scope="row">{each.name}</th>
            <td>{each.gridName}</td>
            <td>
              <There who={each.captain} />
            </td>
            <td>
              <TeamThere building={each} />
            </td>
            <td>
              <There who={each.worker} />
            </td>
            <td>{each.group?.name ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

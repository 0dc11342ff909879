import { Button } from 'antd'
import { useState } from 'react'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Duty } from '../../contract.ts'
import { DutyLine } from './DutyLine.tsx'
import { type Draft, draftFor } from './DutySheet.tsx'
import { dutyMessages } from './messages.ts'
import { gapsOf } from './use-duties.ts'

type Props = { readonly duties: readonly Duty[]; readonly onFill: (draft: Draft) => void }

/** The buildings: first those where nobody could be told at some moment, each filled by a press; the turns below. */
export function TeamsPart({ duties, onFill }: Props) {
  const t = useText(dutyMessages)
  const estate = useEstate(useHere().id)
  const [isOpen, setOpen] = useState(false)
  const buildings = estate.data?.buildings ?? []
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  const uncovered = buildings.flatMap(({ id, name }) => {
    const [gap] = gapsOf(
      duties.filter(({ building }) => building === id),
      'team_member',
    )
    return gap ? [{ id, name, gap }] : []
  })
  return (
    <section className="card stack-tight" aria-labelledby="teams">
      <h2 id="teams">{t('teams.title')}</h2>
      <p>{uncovered.length > 0 ? t('teams.uncovered', { count: uncovered.length }) : t('teams.covered')}</p>
      <ul className="duty-chips">
        {uncovered.map(({ id, name, gap }) => (
          <li key={id}>
            <Button danger onClick={() => onFill(draftFor({ role: 'team_member', place: id, gap }))}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {duties.length > 0 ? (
        <p>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('teams.hide') : t('teams.show', { count: duties.length })}
          </Button>
        </p>
      ) : null}
      {isOpen ? (
        <ul className="duty-lines">
          {duties.map((duty) => (
            <DutyLine key={duty.id} duty={duty} place={names.get(duty.building ?? '') ?? ''} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

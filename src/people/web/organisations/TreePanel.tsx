import './organisations.css'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { Organisation } from '../../contract-organisations.ts'
import { ActLine } from '../staff/ActSheet.tsx'
import { FoundSheet } from './FoundSheet.tsx'
import { organisationMessages } from './messages-organisations.ts'
import { OrganisationCard } from './OrganisationCard.tsx'
import { PartyCounts } from './PartyCounts.tsx'
import { useTree } from './use-organisations.ts'

/** The organisations of the community as a tree, as they stood on any day; the opened one beside it. */
export function TreePanel() {
  const t = useText(organisationMessages)
  const [on, setOn] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [isFounding, setFounding] = useState(false)
  const tree = useTree(on)
  const items = tree.data?.items ?? []
  const known = new Set(items.map(({ id }) => id))
  const mayKeep = tree.data?.abilities.includes('keep') ?? false
  return (
    <section className="stack" aria-labelledby="tree">
      <h1 id="tree">{t('tree.title')}</h1>
      <p className="quiet">{t('tree.lead')}</p>
      <div className="row">
        <ActLine label={t('tree.on')} type="date" value={on} wrong={null} onChange={setOn} />
        {mayKeep ? (
          <Button aria-expanded={isFounding} onClick={() => setFounding(!isFounding)}>
            {t('act.found')}
          </Button>
        ) : null}
      </div>
      {isFounding ? <FoundSheet organisations={items} onClose={() => setFounding(false)} /> : null}
      {tree.isError ? <ErrorState error={tree.error} onAgain={() => void tree.refetch()} /> : null}
      {tree.isPending ? <LoadingFrame lines={8} /> : null}
      {tree.data && items.length === 0 ? <Empty title={t('tree.none')} /> : null}
      {items.length > 0 ? (
        <div className="tree-page">
          <div className="tree card">
            <Branch
              items={items}
              under={(each) => !each.parent || !known.has(each.parent)}
              {...{ chosen, setChosen }}
            />
          </div>
          {chosen && known.has(chosen) ? (
            <OrganisationCard key={chosen} id={chosen} organisations={items} />
          ) : (
            <div className="stack">
              <p className="quiet">{t('tree.choose')}</p>
              <PartyCounts />
            </div>
          )}
        </div>
      ) : null}
    </section>
  )
}

type BranchProps = {
  readonly items: readonly Organisation[]
  readonly under: (each: Organisation) => boolean
  readonly chosen: string | undefined
  readonly setChosen: (id: string) => void
}

function Branch({ items, under, chosen, setChosen }: BranchProps) {
  const t = useText(organisationMessages)
  const here = items.filter(under)
  if (here.length === 0) return null
  return (
    <ul>
      {here.map(({ id, name, kind, members }) => (
        <li key={id}>
          <button type="button" className="tree-line" aria-pressed={chosen === id} onClick={() => setChosen(id)}>
            <span>{name}</span>
            <span className="quiet">
              {t(`kind.${kind}`)}
              {members > 0 ? ` · ${t('tree.members', { count: members })}` : ''}
            </span>
          </button>
          <Branch items={items} under={(each) => each.parent === id} {...{ chosen, setChosen }} />
        </li>
      ))}
    </ul>
  )
}

import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../people/web/index.ts'
import { useEstate, useHere, useOffices } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { deskMessages } from './messages-desk.ts'
import { useCategories } from './queries.ts'
import {
  channels,
  countFilters,
  endedStages,
  openStages,
  outcomes,
  type QueueSearch,
  stages,
  tiers,
} from './queue-search.ts'
import { useQueueSearch } from './use-queue-search.ts'
import { mayTakeLedgers } from './what-one-sees.ts'
import { useMatterWords } from './words.ts'

/** Narrows the queue: office, tier, grid, stage, category, channel. Folded away until it is wanted. */
export function QueueFilters() {
  const t = useText(deskMessages)
  const { search, narrow } = useQueueSearch()
  const mayTake = mayTakeLedgers(useSession())
  const count = countFilters(search)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="queue-filters">
      <div className="row">
        <Button size="small" aria-expanded={isOpen} aria-controls="queue-filters" onClick={() => setOpen(!isOpen)}>
          {count > 0 ? t('filter.count', { count }) : t('filter.title')}
        </Button>
        <FilterWords />
        {mayTake ? (
          <Link to="/print/ledger/$ledger" params={{ ledger: 'all' }} search={search} className="queue-ledger">
            {t('filter.ledger')}
          </Link>
        ) : null}
        {count > 0 ? (
          <Button size="small" type="link" onClick={() => narrow(search.queue ? { queue: search.queue } : {})}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Choices /> : null}
    </div>
  )
}

/** What narrows the queue now, in words. */
function FilterWords() {
  const t = useText(deskMessages)
  const { search } = useQueueSearch()
  const choices = useFilterChoices()
  const said = choices.flatMap(({ name, options }) => options.filter(({ value }) => value === search[name]))
  return (
    <span className="quiet">
      {[
        ...said.map(({ label }) => label),
        ...(search.search ? [t('filter.search', { words: search.search })] : []),
      ].join(' · ')}
    </span>
  )
}

function Choices() {
  const t = useText(deskMessages)
  const { search, narrow } = useQueueSearch()
  return (
    <div className="queue-choices" id="queue-filters">
      {useFilterChoices().map(({ name, options }) => (
        <ChoiceBox
          key={name}
          label={t(`filter.${name}`)}
          none={t('filter.any')}
          value={search[name]}
          choices={options}
          onChange={(value) => narrow(changed(search, name, value))}
        />
      ))}
    </div>
  )
}

type FilterName = 'office' | 'tier' | 'grid' | 'stage' | 'outcome' | 'category' | 'channel'
type FilterChoice = { readonly name: FilterName; readonly options: { value: string; label: string }[] }

function useFilterChoices(): FilterChoice[] {
  const words = useMatterWords()
  const community = useHere()
  const { search } = useQueueSearch()
  const offices = useOffices(community.id).data?.items ?? []
  const grids = useEstate(community.id).data?.grids ?? []
  const categories = useCategories(community.id).data?.items ?? []
  const stagesHere = search.queue === 'ended' ? endedStages : search.queue === 'all' ? stages : openStages
  const said = (kind: string) => (value: string) => ({ value, label: words.code(kind, value) })
  return [
    { name: 'office', options: offices.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'grid', options: grids.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'stage', options: stagesHere.map(said('stage')) },
    ...(search.queue === 'ended' || search.queue === 'all'
      ? [{ name: 'outcome' as const, options: outcomes.map(said('outcome')) }]
      : []),
    {
      name: 'category',
      options: categories.map((each) => ({ value: each.code, label: words.category(each.code, each.name) })),
    },
    { name: 'tier', options: tiers.map(said('tier')) },
    { name: 'channel', options: channels.map(said('channel')) },
  ]
}

function changed(search: QueueSearch, name: FilterName, value: string | undefined): QueueSearch {
  const { [name]: _before, ...rest } = search
  return value === undefined ? rest : ({ ...rest, [name]: value } as QueueSearch)
}

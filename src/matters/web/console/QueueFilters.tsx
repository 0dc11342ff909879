import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../people/web/index.ts'
import { useEstate, useHere, useOffices } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ledgerFor } from './ledgers/ledger-search.ts'
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
  const own = ledgerFor('all', { queue: 'open', ...search })
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
          <Link to="/print/ledger/$ledger" params={{ ledger: own.ledger }} search={own.search} className="queue-ledger">
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

/** What narrows the queue now, in words; the queue itself says its own. */
function FilterWords() {
  const { queue: _queue, ...filters } = useQueueSearch().search
  const { said, searched } = useWordsOf(filters)
  return <span className="quiet">{[...said.map(({ label }) => label), ...searched].join(' · ')}</span>
}

/** What the address narrows a list to, the queue included, each under its name; empty where it is everything. */
export function useFilterWords(): string {
  const t = useText(deskMessages)
  const { search } = useQueueSearch()
  const { said, searched } = useWordsOf(search)
  const named = said.map(({ name, label }) => `${t(`filter.${name}`)} ${label}`)
  return [...(search.queue ? [t(`queue.${search.queue}`)] : []), ...named, ...searched].join(' · ')
}

function useWordsOf(search: QueueSearch) {
  const t = useText(deskMessages)
  const said = useFilterChoices('all').flatMap(({ name, options }) =>
    options.filter(({ value }) => value === search[name]).map(({ label }) => ({ name, label })),
  )
  return { said, searched: search.search ? [t('filter.search', { words: search.search })] : [] }
}

function Choices() {
  const t = useText(deskMessages)
  const { search, narrow } = useQueueSearch()
  return (
    <div className="queue-choices" id="queue-filters">
      {useFilterChoices(search.queue).map(({ name, options }) => (
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

/** What each filter can be set to in a queue; in `all`, whatever an address may ask for. */
function useFilterChoices(queue: QueueSearch['queue']): FilterChoice[] {
  const words = useMatterWords()
  const community = useHere()
  const offices = useOffices(community.id).data?.items ?? []
  const grids = useEstate(community.id).data?.grids ?? []
  const categories = useCategories(community.id).data?.items ?? []
  const stagesHere = queue === 'ended' ? endedStages : hasEnded(queue) ? stages : openStages
  const said = (kind: string) => (value: string) => ({ value, label: words.code(kind, value) })
  return [
    { name: 'office', options: offices.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'grid', options: grids.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'stage', options: stagesHere.map(said('stage')) },
    ...(hasEnded(queue) ? [{ name: 'outcome' as const, options: outcomes.map(said('outcome')) }] : []),
    {
      name: 'category',
      options: categories.map((each) => ({ value: each.code, label: words.category(each.code, each.name) })),
    },
    { name: 'tier', options: tiers.map(said('tier')) },
    { name: 'channel', options: channels.map(said('channel')) },
  ]
}

/** Whether a queue also holds what has ended. */
function hasEnded(queue: QueueSearch['queue']): boolean {
  return queue === 'said' || queue === 'ended' || queue === 'past' || queue === 'all'
}

function changed(search: QueueSearch, name: FilterName, value: string | undefined): QueueSearch {
  const { [name]: _before, ...rest } = search
  return value === undefined ? rest : ({ ...rest, [name]: value } as QueueSearch)
}

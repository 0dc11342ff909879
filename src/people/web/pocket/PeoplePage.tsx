import './pocket-people.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { listResidents, type ResidentLine } from '../../contract-residents.ts'
import { search } from '../../contract-search.ts'
import { useResidentWords } from '../residents/resident-words.ts'
import { callSignedIn } from '../session-watch.ts'
import { pocketPeopleMessages } from './messages-people.ts'
import { usePocketSession } from './PocketGate.tsx'

/** Finds one resident: whoever keeps a register by name or door, a captain among those who agreed. No telephones here. */
export function PeoplePage() {
  const t = useText(pocketPeopleMessages)
  const { doors, isDemo } = usePocketSession()
  return (
    <PocketFrame title={t('people.title')} back="/pocket/grid" isDemo={isDemo}>
      {doors.includes('residents') ? <Finder /> : <Agreed />}
    </PocketFrame>
  )
}

function Finder() {
  const t = useText(pocketPeopleMessages)
  const { community } = useCommunity()
  const [words, setWords] = useState('')
  const wanted = useSettled(words.trim(), 300)
  const isLong = wanted.length > 1 || /\p{Script=Han}/u.test(wanted)
  const found = useQuery({
    queryKey: ['people', 'search', community?.id, wanted],
    queryFn: ({ signal }) =>
      callSignedIn(search, { params: { community: community!.id }, query: { words: wanted } }, { signal }),
    enabled: community !== undefined && isLong,
    gcTime: 0,
  })
  return (
    <>
      <TextField
        label={t('people.label')}
        hint={t('people.hint')}
        type="search"
        autoComplete="off"
        maxLength={60}
        value={words}
        onChange={setWords}
      />
      {found.isError ? <ErrorState error={found.error} /> : null}
      {found.isLoading ? <LoadingFrame label={t('people.busy')} /> : null}
      {found.data?.residents.length === 0 ? <p role="status">{t('people.none')}</p> : null}
      <Lines lines={found.data?.residents ?? []} />
    </>
  )
}

function Agreed() {
  const t = useText(pocketPeopleMessages)
  const { community } = useCommunity()
  const agreed = useQuery({
    queryKey: ['people', 'residents', community?.id, 'agreed'],
    queryFn: ({ signal }) =>
      callSignedIn(listResidents, { params: { community: community!.id }, query: { limit: 100 } }, { signal }),
    enabled: community !== undefined,
    gcTime: 0,
  })
  if (agreed.isError) return <ErrorState error={agreed.error} onAgain={() => void agreed.refetch()} />
  if (!agreed.data) return <LoadingFrame />
  if (agreed.data.items.length === 0) return <Empty title={t('people.nobody')}>{t('people.nobody-how')}</Empty>
  return (
    <section className="stack" aria-label={t('people.agreed')}>
      <p className="quiet">{t('people.agreed')}</p>
      <Lines lines={agreed.data.items} />
    </section>
  )
}

/** Masked names and doors, nothing else: what stands in a record is shown one person at a time. */
function Lines({ lines }: { readonly lines: readonly ResidentLine[] }) {
  const { home, ended } = useResidentWords()
  return (
    <ul className="stack-tight">
      {lines.map((line) => (
        <li key={line.id}>
          <PageLink className="card pocket-person" href={`/pocket/people/${line.id}`}>
            <strong>{line.name}</strong> <span>{home(line) ?? ended(line)}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

import '../organisations/organisations.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { listRoll, type RollPart, readRollParts } from '../../contract-party.ts'
import { callSignedIn } from '../session-watch.ts'
import { partyMessages } from './messages-party.ts'
import { RollLine } from './RollLine.tsx'
import { AdmitSheet } from './RollSheets.tsx'

/** The Party's roll, as far as the own Party post opens it. */
export function RollPanel() {
  const t = useText(partyMessages)
  const community = useHere().id
  const [part, setPart] = useState<string>()
  const [isAdmitting, setAdmitting] = useState(false)
  const parts = useQuery({
    queryKey: ['people', 'roll', community, 'parts'],
    queryFn: ({ signal }) => callSignedIn(readRollParts, { query: { community } }, { signal }),
  })
  if (parts.isError) return <ErrorState error={parts.error} onAgain={() => void parts.refetch()} />
  if (!parts.data) return <LoadingFrame lines={8} />
  const { items } = parts.data
  const own = items.find(({ kind }) => kind === 'party_committee') ?? items[0]
  const groups = items.filter(({ kind, mayKeep }) => kind === 'party_group' && mayKeep)
  return (
    <section className="stack" aria-labelledby="roll">
      <h1 id="roll">{t('roll.title')}</h1>
      <p className="quiet">{t('roll.lead')}</p>
      {own ? (
        <p className="organisations-figure">
          {own.name} · {t('roll.members', { count: own.members })}
        </p>
      ) : null}
      <div className="row">
        <ChoiceBox
          label={t('roll.choose')}
          isLabelHidden
          none={t('roll.all')}
          value={part}
          choices={choicesOf(items, (count) => t('roll.members', { count }))}
          onChange={setPart}
        />
        {groups.length > 0 ? (
          <Button aria-expanded={isAdmitting} onClick={() => setAdmitting(!isAdmitting)}>
            {t('act.admit')}
          </Button>
        ) : null}
      </div>
      {isAdmitting ? <AdmitSheet groups={groups} onClose={() => setAdmitting(false)} /> : null}
      <Members part={items.find(({ id }) => id === part)} groups={groups} />
    </section>
  )
}

function choicesOf(items: readonly RollPart[], count: (members: number) => string) {
  const branches = items.filter(({ kind }) => kind === 'party_branch')
  return branches.flatMap((branch) =>
    [branch, ...items.filter(({ parent }) => parent === branch.id)].map(({ id, name, members }) => ({
      value: id,
      label: `${name} · ${count(members)}`,
      group: branch.name,
    })),
  )
}

type MembersProps = { readonly part: RollPart | undefined; readonly groups: readonly RollPart[] }

function Members({ part, groups }: MembersProps) {
  const t = useText(partyMessages)
  const community = useHere().id
  const at = part ? (part.kind === 'party_group' ? { group: part.id } : { branch: part.id }) : {}
  const roll = useInfiniteQuery({
    queryKey: ['people', 'roll', community, part?.id ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      callSignedIn(listRoll, { query: { community, ...at, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (roll.isError) return <ErrorState error={roll.error} onAgain={() => void roll.refetch()} />
  if (!roll.data) return <LoadingFrame lines={8} />
  const members = roll.data.pages.flatMap(({ items }) => items)
  if (members.length === 0) return <Empty title={t('roll.none')} />
  return (
    <>
      <table className="organisations-table">
        <thead>
          <tr>
            {(['name', 'branch', 'group', 'since'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`roll.${name}`)}
              </th>
            ))}
            <th scope="col">{t('act.column')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <RollLine key={member.id} member={member} groups={groups} />
          ))}
        </tbody>
      </table>
      {roll.hasNextPage ? (
        <p>
          <Button onClick={() => void roll.fetchNextPage()}>{t('roll.more')}</Button>
        </p>
      ) : null}
    </>
  )
}

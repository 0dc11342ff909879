import '../residents/residents.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { listOpenings, type OpeningLine } from '../../contract-openings.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { auditMessages } from './messages-audit.ts'
import { type OpeningsFilter, OpeningsFilters } from './OpeningsFilters.tsx'
import { OpeningsTable } from './OpeningsTable.tsx'

/** The auditor's list of looks at sensitive fields, newest first. */
export function OpeningsPanel() {
  const t = useText(auditMessages)
  const { name } = useSession()
  const [filter, setFilter] = useState<OpeningsFilter>({})
  const openings = useOpenings(filter)
  const lines = openings.data?.pages.flatMap((page) => page.items) ?? []
  const narrow = (line: OpeningLine) =>
    setFilter({ ...filter, who: { account: line.account, name: line.name ?? t('post.other') } })
  return (
    <section className="stack" aria-labelledby="openings">
      <Watermark name={name} />
      <h1 id="openings">{t('openings.title')}</h1>
      <p className="quiet">{t('openings.lead')}</p>
      <OpeningsFilters filter={filter} onChange={setFilter} />
      {openings.isError ? <ErrorState error={openings.error} onAgain={() => void openings.refetch()} /> : null}
      {openings.isPending ? <LoadingFrame lines={8} /> : null}
      {openings.data && lines.length === 0 ? <Empty title={t('openings.none')} /> : null}
      {lines.length > 0 ? <OpeningsTable lines={lines} onWho={narrow} /> : null}
      {openings.hasNextPage ? (
        <Button loading={openings.isFetchingNextPage} onClick={() => void openings.fetchNextPage()}>
          {t('openings.more')}
        </Button>
      ) : null}
    </section>
  )
}

function useOpenings({ who, ...narrowed }: OpeningsFilter) {
  const community = useHere()
  const given = Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value))
  const asked = { ...given, ...(who ? { account: who.account } : {}) }
  return useInfiniteQuery({
    queryKey: ['people', 'openings', community.id, asked],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...asked, ...(pageParam ? { after: pageParam } : {}) }
      return callSignedIn(listOpenings, { params: { community: community.id }, query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { listExports } from '../../contract-exports.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { AskSheet } from './AskSheet.tsx'
import { FullLine } from './FullLine.tsx'
import { exportMessages } from './messages-exports.ts'

/** Lists with names and telephones in full: asked for, agreed to by somebody else, taken. The desk alone. */
export function FullLists() {
  const t = useText(exportMessages)
  const { doors } = useSession()
  const community = useHere().id
  const [isAsking, setAsking] = useState(false)
  const isDesk = doors.includes('residents') && doors.includes('desk')
  const exports = useQuery({
    queryKey: ['people', 'exports', community],
    queryFn: ({ signal }) => callSignedIn(listExports, { params: { community } }, { signal }),
    enabled: isDesk,
  })
  if (!isDesk) return null
  return (
    <section className="card stack no-print" aria-labelledby="full-lists">
      <h2 id="full-lists">{t('full.title')}</h2>
      <p className="quiet">{t('full.lead')}</p>
      <div>
        <Button aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          {t('full.ask')}
        </Button>
      </div>
      {isAsking ? <AskSheet onClose={() => setAsking(false)} /> : null}
      {exports.isError ? <ErrorState error={exports.error} onAgain={() => void exports.refetch()} /> : null}
      {exports.data?.items.length === 0 ? <p className="quiet">{t('full.none')}</p> : null}
      <ul className="record-lines">
        {exports.data?.items.map((line) => (
          <FullLine key={line.id} line={line} />
        ))}
      </ul>
    </section>
  )
}

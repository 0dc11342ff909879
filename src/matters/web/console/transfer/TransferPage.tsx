import './transfer.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { callSignedIn } from '../../../../people/web/index.ts'
import { Glyph } from '../../../../platform/web/Glyph.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { readTransferNote } from '../../../contract-transfer.ts'
import { mattersKey } from '../queries.ts'
import { transferMessages } from './messages-transfer.ts'
import { TransferSheet } from './TransferSheet.tsx'

/** The note that goes along with a matter above the sub-district: one sheet of A4, black on white. */
export function TransferPage() {
  const t = useText(transferMessages)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  // Each reading is journalled: it is asked for once, not again because somebody looks at the window.
  const note = useQuery({
    queryKey: [...mattersKey, 'transfer-note', id],
    queryFn: ({ signal }) => callSignedIn(readTransferNote, { params: { id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <main className="desk-page stack transfer">
      <div className="row no-print">
        <Link to="/matters/$id" params={{ id }} className="transfer-back">
          <Glyph name="back" />
          {t('transfer.back')}
        </Link>
        {note.data ? (
          <Button type="primary" icon={<Glyph name="print" />} onClick={() => window.print()}>
            {t('transfer.print')}
          </Button>
        ) : null}
      </div>
      {note.data ? <TransferSheet note={note.data} /> : <h1 className="spoken-only">{t('transfer.title')}</h1>}
      {note.isError ? <ErrorState error={note.error} onAgain={() => void note.refetch()} /> : null}
      {note.isPending ? <LoadingFrame lines={10} /> : null}
    </main>
  )
}

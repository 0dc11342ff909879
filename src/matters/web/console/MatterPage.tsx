import './matter.css'
import './print.css'
import { useParams } from '@tanstack/react-router'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { MatterPage as Matter } from '../../contract.ts'
import { ActBar } from './ActBar.tsx'
import { Assists } from './Assists.tsx'
import { CallLog } from './CallLog.tsx'
import { Limits } from './Limits.tsx'
import { MatterHead } from './MatterHead.tsx'
import { MatterStory } from './MatterStory.tsx'
import { MatterTurn } from './MatterTurn.tsx'
import { matterMessages } from './messages-matter.ts'
import { Outside } from './Outside.tsx'
import { Pictures } from './Pictures.tsx'
import { PublicSummary } from './PublicSummary.tsx'
import { useMatter } from './queries.ts'
import { Remarks } from './Remarks.tsx'
import { SaidLine } from './SaidLine.tsx'
import { SameMatter } from './SameMatter.tsx'
import { Tellings } from './Tellings.tsx'
import { TransferLink } from './TransferLink.tsx'

/** One matter on one page: whose turn, what can be done, what people said, the whole story. */
export function MatterPage() {
  const t = useText(matterMessages)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const matter = useMatter(id)
  if (matter.data) return <OpenedMatter key={id} matter={matter.data} />
  if (matter.error instanceof ProblemError && (matter.error.status === 404 || matter.error.status === 400)) {
    return (
      <>
        <h1 className="spoken-only">{t('matter.missing')}</h1>
        <Empty title={t('matter.missing')}>{t('matter.missing-do')}</Empty>
      </>
    )
  }
  if (matter.error) return <ErrorState error={matter.error} onAgain={() => void matter.refetch()} />
  return <LoadingFrame lines={4} shape="cards" />
}

function OpenedMatter({ matter }: { readonly matter: Matter }) {
  return (
    <article className="matter" aria-labelledby="matter-title">
      <MatterHead matter={matter} />
      <MatterTurn line={matter} shape="panel" />
      <SaidLine matter={matter} />
      <ActBar matter={matter} />
      <div className="matter-columns">
        <div className="matter-main">
          <Tellings matter={matter} />
          <Pictures matter={matter} />
          <Remarks matter={matter} kind="reply" />
          <Remarks matter={matter} kind="note" />
        </div>
        <div className="matter-side">
          <Limits matter={matter} />
          <TransferLink matter={matter} />
          <Outside matter={matter} />
          <CallLog matter={matter} />
          <Assists matter={matter} />
          <PublicSummary matter={matter} />
          <SameMatter matter={matter} />
        </div>
      </div>
      <MatterStory matter={matter} />
    </article>
  )
}

import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { WhoseTurn } from '../../../platform/web/WhoseTurn.tsx'
import type { MatterPage as Matter } from '../../contract.ts'
import { toneOf, useMatterWords } from '../console/words.ts'
import { ActBar } from './ActBar.tsx'
import { Assists } from './Assists.tsx'
import { KeptLine } from './KeptLine.tsx'
import { MatterCard } from './MatterCard.tsx'
import { MatterStory } from './MatterStory.tsx'
import { pocketMessages } from './messages.ts'
import { PictureRow } from './PictureRow.tsx'
import { PocketPage } from './PocketPage.tsx'
import { useKnownLine, useMatter } from './queries.ts'
import { Remarks } from './Remarks.tsx'
import { SaidLine } from './SaidLine.tsx'
import { Tellings } from './Tellings.tsx'
import { UnsentSteps } from './UnsentSteps.tsx'

/** One matter: whose turn, where exactly, what was said, and the step that is due at the thumb. */
export function MatterPage({ id }: { readonly id: string }) {
  const t = useText(pocketMessages)
  const { data: matter, error, dataUpdatedAt, refetch } = useMatter(id)
  const isGone = error instanceof ProblemError && error.status === 404
  return (
    <PocketPage
      title={matter?.number ?? t('matter.one')}
      back="/pocket"
      action={matter && !isGone ? <ActBar matter={matter} /> : undefined}
    >
      {isGone ? <Gone /> : null}
      {matter && !isGone ? (
        <>
          <KeptLine error={error} at={dataUpdatedAt} />
          <MatterBody matter={matter} />
        </>
      ) : null}
      {!matter && !error ? <LoadingFrame lines={5} shape="cards" /> : null}
      {!matter && error && !isGone ? <NotKept id={id} error={error} onAgain={() => void refetch()} /> : null}
    </PocketPage>
  )
}

type NotKeptProps = { readonly id: string; readonly error: unknown; readonly onAgain: () => void }

/** Where the matter was never read: what the list said of it, and why there is no more. */
function NotKept({ id, error, onAgain }: NotKeptProps) {
  const t = useText(pocketMessages)
  const line = useKnownLine(id)
  return (
    <>
      {line ? (
        <ul>
          <MatterCard line={line} />
        </ul>
      ) : null}
      <ErrorState error={error} kept={t('matter.not-kept')} onAgain={onAgain} />
    </>
  )
}

function Gone() {
  const t = useText(pocketMessages)
  return (
    <Empty title={t('matter.gone')} action={<ButtonLink href="/pocket">{t('matter.back')}</ButtonLink>}>
      {t('matter.gone-do')}
    </Empty>
  )
}

function MatterBody({ matter }: { readonly matter: Matter }) {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  const ended =
    matter.turn.dueAt === null && matter.closedAt ? { tone: toneOf(matter), word: words.stage(matter) } : null
  return (
    <>
      <UnsentSteps matter={matter.id} />
      <SaidLine matter={matter} />
      <WhoseTurn turn={matter.turn} next={words.code('next', matter.turn.next)} ended={ended} />
      <section className="stack-tight">
        <h2>{words.category(matter.category, matter.categoryName)}</h2>
        <p className="pocket-where">{words.place(matter.place)}</p>
        <p className="row">
          <StatusMark tone={toneOf(matter)} word={words.stage(matter)} />
          {matter.private ? <StatusMark tone="rest" glyph="lock" word={t('matter.private')} /> : null}
        </p>
        {matter.extension ? <p className="pocket-asked">{words.extension(matter.extension)}</p> : null}
        {matter.endedReason ? <Notice title={t('matter.ended')}>{matter.endedReason}</Notice> : null}
      </section>
      <Tellings matter={matter} />
      <PictureRow matter={matter} />
      <Assists matter={matter} />
      <Remarks matter={matter} />
      <MatterStory matter={matter} />
    </>
  )
}

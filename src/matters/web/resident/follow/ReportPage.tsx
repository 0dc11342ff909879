import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { ButtonLink } from '../../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { PageLink } from '../../../../platform/web/navigation.tsx'
import { ProblemError } from '../../../../platform/web/problem-error.ts'
import { Story } from '../../../../platform/web/Story.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import { WhoseTurn } from '../../../../platform/web/WhoseTurn.tsx'
import type { ReporterPage } from '../../../contract-public.ts'
import { PinForm } from '../home/PinForm.tsx'
import { useReport } from '../queries.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import { useMatterWords } from '../words.ts'
import { ActLines } from './ActLines.tsx'
import { AddPhotos } from './AddPhotos.tsx'
import { AskCard } from './AskCard.tsx'
import { followMessages } from './messages.ts'
import { PictureGrid } from './PictureGrid.tsx'
import { storyLinesIn } from './story-lines.ts'
import { Talk } from './Talk.tsx'
import { type Acts, useActs } from './use-acts.ts'
import { useArrivingPictures } from './use-arriving-pictures.ts'

type Props = { readonly report: string }

/** `/r/REPORT`: everything its reporter may see and do; opened by the secret that this browser holds. */
export function ReportPage({ report }: Props) {
  const t = useText(followMessages)
  const { data, error, refetch } = useReport(report)
  const acts = useActs(report)
  useArrivingPictures(report)
  if (data) return <Opened page={data} acts={acts} />
  const isClosed = error instanceof ProblemError && [400, 401, 403, 404].includes(error.status)
  if (isClosed) {
    return (
      <ResidentPage title={t('closed.title')} back="/">
        <h1>{t('closed.title')}</h1>
        <p>{t('closed.do')}</p>
        <PinForm isOpen />
      </ResidentPage>
    )
  }
  return (
    <ResidentPage title="" back="/">
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : <LoadingFrame lines={4} shape="cards" />}
    </ResidentPage>
  )
}

type OpenedProps = { readonly page: ReporterPage; readonly acts: Acts }

function Opened({ page, acts }: OpenedProps) {
  const t = useText(followMessages)
  const say = useMatterWords()
  const { language } = useLanguage()
  const category = say.category(page)
  const isMine = page.turn.next === 'confirm' && page.abilities.confirm
  const pictures = page.pictures.filter((picture) => !picture.hidden)
  return (
    <ResidentPage title={t('follow.title', { category })} back="/">
      <div className="stack-tight">
        <p className="quiet">
          {page.number} · {say.place(page.place)}
        </p>
        <h1>{category}</h1>
      </div>
      <WhoseTurn turn={page.turn} next={say.next(isMine ? 'confirm-you' : page.turn.next)} ended={say.ended(page)} />
      <Dates page={page} />
      {page.follows ? (
        <Notice title={t('follow.follows', { number: page.follows })}>
          <p>
            {t('follow.follows-lead')} <PageLink href={`/m/${page.follows}`}>{page.follows}</PageLink>
          </p>
        </Notice>
      ) : null}
      <ActLines acts={acts} />
      <AskCard page={page} acts={acts} />
      <section className="stack-tight" aria-labelledby="said">
        <h2 id="said">{t('mine.said')}</h2>
        <p className={page.hidden ? 'card quiet' : 'card own-words'}>{page.hidden ? t('mine.hidden') : page.words}</p>
        <PictureGrid pictures={pictures} />
        {page.abilities.addPicture ? <AddPhotos report={page.report} /> : null}
      </section>
      <Talk page={page} acts={acts} />
      <Story lines={storyLinesIn(language, page.story)} />
      {page.openNow || !page.dutyNumber ? null : (
        <Notice
          title={t('duty.closed', { number: page.dutyNumber })}
          action={
            <ButtonLink glyph="phone" href={`tel:${page.dutyNumber}`}>
              {t('duty.call')}
            </ButtonLink>
          }
        />
      )}
    </ResidentPage>
  )
}

/** What was promised, in words, while it is open. */
function Dates({ page }: { readonly page: ReporterPage }) {
  const t = useText(followMessages)
  const { language } = useLanguage()
  const now = useNow()
  // What was promised and is past stands in red above; what is done only waits for a word.
  const isPast = Date.parse(page.settleDue) < now.getTime()
  if (!page.turn.dueAt || page.turn.dueFor === 'confirm' || isPast) return null
  const isAnswered = page.turn.dueFor !== 'first_answer'
  return (
    <p>
      {isAnswered
        ? null
        : `${t('follow.first-answer', { time: formatMoment(page.firstAnswerDue, now, language) })}${language === 'en' ? '. ' : '；'}`}
      {t('follow.settle', { time: formatMoment(page.settleDue, now, language) })}
      {language === 'en' ? '.' : '。'}
    </p>
  )
}

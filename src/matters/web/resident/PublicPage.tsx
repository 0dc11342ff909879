import { formatMoment } from '../../../platform/i18n/moments.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { Story } from '../../../platform/web/Story.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { WhoseTurn } from '../../../platform/web/WhoseTurn.tsx'
import { PictureGrid } from './follow/PictureGrid.tsx'
import { storyLinesIn } from './follow/story-lines.ts'
import { PinForm } from './home/PinForm.tsx'
import { residentMessages } from './messages.ts'
import { usePublicMatter } from './queries.ts'
import { ResidentPage } from './ResidentPage.tsx'
import { addressesFrom } from './report/flow.ts'
import { useMatterWords } from './words.ts'

type Props = { readonly number: string }
type Matter = NonNullable<ReturnType<typeof usePublicMatter>['data']>

/** `/m/NUMBER`: what everybody may know of a matter. One that is private or not there looks the same. */
export function PublicPage({ number }: Props) {
  const { data, error, refetch } = usePublicMatter(number)
  if (data) return <Opened matter={data} />
  if (error instanceof ProblemError && (error.status === 404 || error.status === 400)) return <Unknown />
  return (
    <ResidentPage title={number} back="/board">
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : <LoadingFrame lines={4} shape="cards" />}
    </ResidentPage>
  )
}

function Opened({ matter }: { readonly matter: Matter }) {
  const t = useText(residentMessages)
  const say = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const ended = say.ended(matter)
  return (
    <ResidentPage title={`${say.category(matter)} ${matter.number}`} back="/board">
      <div className="stack-tight">
        <p className="quiet">
          {matter.number} · {say.place(matter.place)}
        </p>
        <h1>{matter.summary ?? say.category(matter)}</h1>
        {matter.summary ? <p className="quiet">{say.category(matter)}</p> : null}
      </div>
      <WhoseTurn turn={matter.turn} next={say.next(matter.turn.next)} ended={ended} />
      {matter.closedAt ? (
        <p className="quiet">{t('public.ended-at', { time: formatMoment(matter.closedAt, now, language) })}</p>
      ) : null}
      {matter.summary ? null : <p className="quiet">{t('public.no-summary')}</p>}
      <PictureGrid pictures={matter.pictures} />
      {ended ? null : (
        <ButtonLink wide href={addressesFrom('/').join(matter.number)}>
          {t('public.join')}
        </ButtonLink>
      )}
      <PinForm asks="pin.this" about={matter.number} />
      <Story lines={storyLinesIn(language, matter.story)} />
    </ResidentPage>
  )
}

function Unknown() {
  const t = useText(residentMessages)
  return (
    <ResidentPage title={t('public.unknown')} back="/board">
      <h1>{t('public.unknown')}</h1>
      <p>{t('public.unknown-do')}</p>
      <PinForm />
    </ResidentPage>
  )
}

import { formatDueInWork, formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }
type Limit = { readonly name: 'first_answer' | 'safe' | 'settle'; readonly due: string; readonly met: string | null }

/** The limits with their clocks: first answer, made safe where there is a danger, settled; and a pause or an extension asked for. */
export function Limits({ matter }: Props) {
  const t = useText(matterMessages)
  const { limits } = matter
  const all: Limit[] = [
    { name: 'first_answer', due: limits.firstAnswerDue, met: limits.firstAnsweredAt },
    ...(limits.safeDue ? [{ name: 'safe', due: limits.safeDue, met: limits.safeAt } as const] : []),
    { name: 'settle', due: limits.settleDue, met: limits.settledAt },
  ]
  return (
    <Section title={t('limit.title')}>
      <dl className="limits">
        {all.map((limit) => (
          <div key={limit.name}>
            <dt>{t(`limit.${limit.name}`)}</dt>
            <dd>
              <LimitClock limit={limit} matter={matter} />
            </dd>
          </div>
        ))}
      </dl>
      <Waiting matter={matter} />
    </Section>
  )
}

function LimitClock({ limit, matter }: Props & { readonly limit: Limit }) {
  const t = useText(matterMessages)
  const { language } = useLanguage()
  const now = useNow()
  const until = t('limit.until', { time: formatMoment(limit.due, now, language) })
  if (limit.met) {
    const isLate = Date.parse(limit.met) > Date.parse(limit.due)
    const time = formatMoment(limit.met, now, language)
    return <StatusMark tone={isLate ? 'watch' : 'good'} word={t(isLate ? 'limit.met-late' : 'limit.met', { time })} />
  }
  if (matter.turn.dueAt === null) return <span className="quiet">—</span>
  // Each is counted as its own clock runs; two units for one date would be read as two dates.
  const workingDaysLeft = matter.workingDaysLeft[limit.name]
  const { words, isOver } = formatDueInWork({ dueAt: limit.due, workingDaysLeft }, now, language)
  return (
    <>
      <StatusMark tone={isOver ? 'bad' : 'calm'} glyph={isOver ? 'alert' : 'clock'} word={words} />
      <span className="quiet">{until}</span>
    </>
  )
}

function Waiting({ matter }: Props) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const { pause, extension } = matter
  return (
    <>
      {pause ? (
        <p>
          {t('matter.pause', {
            reason: words.code('pause', pause.reason),
            time: formatMoment(pause.until, now, language),
          })}
        </p>
      ) : null}
      {extension ? <p>{words.extension(extension)}</p> : null}
    </>
  )
}

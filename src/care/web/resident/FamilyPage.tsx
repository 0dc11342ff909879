import { ResidentPage } from '../../../matters/web/resident/index.ts'
import { formatClock, formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Away } from './Away.tsx'
import { FamilyAlarm } from './FamilyAlarm.tsx'
import { Limits } from './Limits.tsx'
import { wellMessages } from './messages.ts'
import { Refused } from './Refused.tsx'
import { type Mine, useMineActs, useMineNow } from './use-mine.ts'

/** For those she named: quiet when all is well; in an alarm what happened and three large choices. */
export function FamilyPage({ mine }: { readonly mine: Mine }) {
  const t = useText(wellMessages)
  const acts = useMineActs()
  return (
    <ResidentPage title={t('family.of', { name: mine.name })}>
      <h1>{t('family.of', { name: mine.name })}</h1>
      <Refused acts={acts} />
      {acts.waiting.map((entry) => (
        <Notice key={entry.id} tone="watch" title={t('alarm.not-sent', { title: entry.title })} />
      ))}
      {mine.alarm ? <FamilyAlarm mine={mine} alarm={mine.alarm} acts={acts} /> : <Quiet mine={mine} />}
      {mine.today && !mine.alarm ? <Away mine={mine} acts={acts} open={t('family.away')} /> : null}
      {mine.alarm ? null : <Limits dutyNumber={mine.dutyNumber} />}
    </ResidentPage>
  )
}

function Quiet({ mine }: { readonly mine: Mine }) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  const { today, lastSignAt, ended } = mine
  const at = (moment: string) => formatMoment(moment, now, language)
  const how = ended?.outcome === 'need' || ended?.outcome === 'emergency' ? ended.outcome : 'well'
  const isLate = today?.state === 'late'
  const isWell = today?.state === 'given'
  return (
    <>
      {ended ? (
        <Notice
          tone={how === 'well' ? 'good' : 'watch'}
          title={t('family.ended', { time: at(ended.at), outcome: t(`outcome.${how}`) })}
        />
      ) : null}
      {isLate && today ? (
        <Notice tone="watch" title={t('family.late', { time: formatClock(today.dueAt, language) })}>
          {t('family.late-do', { time: formatClock(today.graceUntil, language) })}
        </Notice>
      ) : (
        <Notice tone={isWell ? 'good' : 'rest'} title={t(isWell ? 'family.well' : 'family.quiet')}>
          {t('family.quiet-do')}
        </Notice>
      )}
      {today ? (
        <div className="card stack-tight">
          <p>{lastSignAt ? t('family.last', { time: at(lastSignAt) }) : t('family.never')}</p>
          <p>{t('family.next', { time: at(today.dueAt) })}</p>
        </div>
      ) : null}
    </>
  )
}

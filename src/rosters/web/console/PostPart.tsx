import { Button } from 'antd'
import { useId } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import type { Duty } from '../../contract.ts'
import { DutyLine } from './DutyLine.tsx'
import { type Draft, draftFor } from './DutySheet.tsx'
import { dutyMessages } from './messages.ts'
import { daysAhead, type Gap, gapsOf } from './use-duties.ts'

type Props = {
  readonly title: string
  readonly post: Duty['role']
  /** The grid or building it is for. */
  readonly place?: string
  readonly duties: readonly Duty[]
  readonly onFill: (draft: Draft) => void
}

/** One post with its turns and the time in which nobody has it. */
export function PostPart({ title, post, place, duties, onFill }: Props) {
  const t = useText(dutyMessages)
  const id = useId()
  const gaps = gapsOf(duties, post)
  return (
    <section className="card stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {gaps.length === 0 ? <StatusMark tone="good" word={t('gaps.none', { days: daysAhead })} /> : null}
      <ul className="duty-lines">
        {gaps.map((gap) => (
          <GapLine
            key={gap.from.toISOString()}
            title={title}
            gap={gap}
            onFill={() => onFill(draftFor({ role: post, place: place ?? null, gap }))}
          />
        ))}
        {duties.map((duty) => (
          <DutyLine key={duty.id} duty={duty} />
        ))}
      </ul>
    </section>
  )
}

type GapProps = { readonly title: string; readonly gap: Gap; readonly onFill: () => void }

export function GapLine({ title, gap, onFill }: GapProps) {
  const t = useText(dutyMessages)
  const { language } = useLanguage()
  const now = serverNow()
  const to = formatMoment(gap.to, now, language)
  const from = formatMoment(gap.from, now, language)
  const isNow = gap.from.getTime() - now.getTime() < 60_000
  const wordsOf = ({ isOpen }: Gap) => {
    if (isNow) return isOpen ? t('gap.now-open') : t('gap.now', { to })
    return isOpen ? t('gap.open', { from }) : t('gap', { from, to })
  }
  return (
    <li>
      <StatusMark tone="bad" word={wordsOf(gap)} />
      <Button size="small" aria-label={t('fill.label', { what: title, from })} onClick={onFill}>
        {t('fill')}
      </Button>
    </li>
  )
}

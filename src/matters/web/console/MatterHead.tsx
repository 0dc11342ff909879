import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { formatMoment, formatWritten } from '../../../platform/i18n/moments.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { matterMessages } from './messages-matter.ts'
import { wordMessages } from './messages-words.ts'
import { useIsWide } from './wide.ts'
import { toneOf, useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }

/** What it is, where exactly, since when, and how it stands. */
export function MatterHead({ matter }: Props) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const isWide = useIsWide()
  return (
    <header className="matter-head">
      <div className="matter-head-tools no-print">
        {isWide ? null : (
          <Link to="/" search={(before: object) => before} className="matter-back">
            <Glyph name="back" />
            {t('matter.back')}
          </Link>
        )}
        <Button icon={<Glyph name="print" />} onClick={() => print()}>
          {t('matter.print')}
        </Button>
      </div>
      <p className="on-paper">{t('matter.printed', { time: formatWritten(now, language) })}</p>
      <p className="matter-number">
        {t('matter.number', { number: matter.number })}
        <span className="quiet">
          {t('matter.made', {
            time: formatMoment(matter.madeAt, now, language),
            channel: words.code('channel', matter.channel),
          })}
        </span>
      </p>
      <h1 id="matter-title">{words.category(matter.category, matter.categoryName)}</h1>
      <p className="matter-place">
        <Glyph name="place" />
        {matter.place.communityName} · {matter.place.gridName} · {words.place(matter.place)}
      </p>
      <div className="row">
        <StatusMark tone={toneOf(matter)} word={words.stage(matter)} />
        {matter.private ? <PrivateMark /> : null}
        {matter.disputes > 0 ? <Disputed /> : null}
        {matter.reports > 1 ? <ReportsMark count={matter.reports} /> : null}
      </div>
      <Ending matter={matter} />
    </header>
  )
}

function PrivateMark() {
  const t = useText(wordMessages)
  const why = useText(matterMessages)
  return (
    <>
      <StatusMark tone="watch" glyph="lock" word={t('line.private')} />
      <span className="quiet">{why('matter.private-why')}</span>
    </>
  )
}

function Disputed() {
  const t = useText(wordMessages)
  return <StatusMark tone="bad" word={t('line.disputes')} />
}

function ReportsMark({ count }: { readonly count: number }) {
  const t = useText(wordMessages)
  return <StatusMark tone="rest" glyph="person" word={t('line.reports', { count })} />
}

function Ending({ matter }: Props) {
  const t = useText(matterMessages)
  return (
    <>
      {matter.endedReason ? (
        <p>
          <strong>{t('matter.ended-reason')}</strong>：{matter.endedReason}
        </p>
      ) : null}
      {matter.mergedInto ? (
        <p>
          {t('matter.merged-into')}{' '}
          <Link to="/matters/$id" params={{ id: matter.mergedInto.id }}>
            {matter.mergedInto.number}
          </Link>
        </p>
      ) : null}
    </>
  )
}

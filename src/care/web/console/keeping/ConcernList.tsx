import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { callSignedIn } from '../../../../people/web/index.ts'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { Glyph } from '../../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../../platform/web/save-file.ts'
import { useNow } from '../../../../platform/web/use-now.ts'
import { type ConcernLine, printReferral } from '../../../contract-referrals.ts'
import { roundMessages } from '../../messages-rounds.ts'
import { PlanSection } from '../PlanSection.tsx'
import { usePress } from '../use-act.ts'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { useConcerns, useHereParams } from './queries.ts'

/** What somebody was concerned about this month, and what became of it. */
export function ConcernList() {
  const t = useText(keepingMessages)
  const concerns = useConcerns()
  return (
    <PlanSection title={t('concerns.title')}>
      <Answered asked={concerns}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="quiet">{t('concerns.none')}</p> : null}
            <ul className="care-lines">
              {items.map((line) => (
                <One key={line.round} line={line} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </PlanSection>
  )
}

function One({ line }: { readonly line: ConcernLine }) {
  const t = useText(keepingMessages)
  const say = useText(roundMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <li>
      <Link to="/care/plans/$id" params={{ id: line.plan }}>
        {line.building} · {line.name}
      </Link>
      <strong>{line.concerns.map((each) => say(`concern.${each}`)).join(' · ')}</strong>
      <Followed line={line} />
      <span className="quiet">
        {formatMoment(line.at, now, language)} · {line.by ? t('concerns.by', { name: line.by }) : t('concerns.by-desk')}
      </span>
    </li>
  )
}

function Followed({ line: { alarm, matter, referral } }: { readonly line: ConcernLine }) {
  const t = useText(keepingMessages)
  const say = useText(roundMessages)
  if (alarm)
    return (
      <Link to="/care/alarms/$id" params={{ id: alarm }}>
        {t('concerns.alarm')}
      </Link>
    )
  if (matter)
    return (
      <Link to="/matters/$id" params={{ id: matter }}>
        {t('concerns.matter')}
      </Link>
    )
  if (!referral) return <span>{t('concerns.notice')}</span>
  return (
    <>
      <span>
        {t('concerns.referral', { to: say(`refer.${referral.to}`) })}
        {referral.printedAt ? ` · ${t('concerns.printed')}` : ''}
      </span>
      <PrintNote referral={referral.id} />
    </>
  )
}

function PrintNote({ referral }: { readonly referral: string }) {
  const t = useText(keepingMessages)
  const { community } = useHereParams()
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const print = async (commandId: string) => {
    const file = await callSignedIn(printReferral, { params: { community, referral } }, { commandId })
    saveFile(file as Blob, 'referral.pdf')
  }
  return (
    <>
      <Button icon={<Glyph name="print" />} loading={isBusy} onClick={() => void press(print)}>
        {t('concerns.print')}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </>
  )
}

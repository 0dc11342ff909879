import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { formatClock, formatLength } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { AlarmLine } from '../../contract-shapes.ts'
import { toneOf, useAlarmWords } from '../alarm-words.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { careDeskMessages } from './messages.ts'
import { useAlarmActs, usePress } from './use-act.ts'

/** One open alarm on the board: who and where, for how long, how it stands, what comes next. */
export function BoardCard({ line, now }: { readonly line: AlarmLine; readonly now: Date }) {
  const t = useText(careDeskMessages)
  const say = useText(alarmMessages)
  const words = useAlarmWords()
  const { language } = useLanguage()
  const { see } = useAlarmActs(line.id)
  const { press, isBusy, error } = usePress()
  const { say: sayProblem } = useProblemText()
  const length = formatLength(Math.max(0, now.getTime() - Date.parse(line.openedAt)), language)
  const who = `${words.place(line.home)} · ${line.name}`
  return (
    <li className={`care-board-card${line.isClaimed && !line.worseAt ? '' : ' care-board-open'}`}>
      <div className="care-board-what">
        <h2>
          <Link to="/care/alarms/$id" params={{ id: line.id }}>
            {line.isClaimed ? null : <span className="care-blink" aria-hidden="true" />}
            {who}
          </Link>
        </h2>
        <p>
          {words.code('cause', line.cause)} · {line.home.grid}
        </p>
        <div className="row">
          <StatusMark tone={toneOf(line)} word={words.code('state', line.state)} />
          {line.worseAt ? <StatusMark tone="bad" word={say('worse.mark')} /> : null}
          {line.riskClass === 'high' ? <StatusMark tone="bad" glyph="flag" word={say('risk.high')} /> : null}
          {line.isMine ? <StatusMark tone="calm" glyph="person" word={t('card.mine')} /> : null}
          {line.told > 0 ? <span className="quiet">{t('card.told', { told: line.told })}</span> : null}
          {line.waiting > 0 ? <span className="quiet">{t('card.waiting', { waiting: line.waiting })}</span> : null}
        </div>
        <NextLine line={line} />
        {error ? <Notice tone="bad" spoken title={sayProblem(error)} /> : null}
      </div>
      <div className="care-board-time">
        <strong>{say('since.for', { length })}</strong>
        <span className="quiet">{formatClock(line.openedAt, language)}</span>
        {line.unseen > 0 ? (
          <Button
            type="primary"
            size="large"
            loading={isBusy}
            aria-label={`${say('act.seen')} ${who}`}
            onClick={() => void press(see)}
          >
            {say('act.seen')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function NextLine({ line }: { readonly line: AlarmLine }) {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const { language } = useLanguage()
  if (!line.nextAt) return null
  const values = { time: formatClock(line.nextAt, language), step: words.code('step', line.nextStep) }
  return <p>{t('card.next', values)}</p>
}

import '../alarm.css'
import { formatLength } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { AlarmLine } from '../../contract-shapes.ts'
import { toneOf, useAlarmWords } from '../alarm-words.ts'
import { alarmMessages } from '../messages-alarm.ts'
import { carePocketMessages } from './messages.ts'
import { useOpenAlarms } from './queries.ts'

/** Open alarms above everything else of the day; nothing where there is none. */
export function AlarmCards() {
  const t = useText(carePocketMessages)
  const { data } = useOpenAlarms()
  if (!data || data.items.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="alarms">
      <h2 id="alarms" className="care-red">
        {t('cards.title')}
      </h2>
      <ul className="stack-tight">
        {data.items.map((line) => (
          <Card key={line.id} line={line} now={data.now} />
        ))}
      </ul>
    </section>
  )
}

function Card({ line, now }: { readonly line: AlarmLine; readonly now: string }) {
  const words = useAlarmWords()
  const t = useText(alarmMessages)
  const tp = useText(carePocketMessages)
  const { language } = useLanguage()
  const length = formatLength(Math.max(0, Date.parse(now) - Date.parse(line.openedAt)), language)
  return (
    <li>
      <PageLink href={`/pocket/alarm/${line.id}`} className="card care-card">
        <h3>
          {line.isClaimed ? null : <span className="care-blink" aria-hidden="true" />}
          {words.place(line.home)}
          {/* Whoever may not see the register finds the name on the alarm's own page. */}
          {line.name === '*' ? null : ` · ${line.name}`}
        </h3>
        <p>
          {words.code('cause', line.cause)} · {t('since.for', { length })}
        </p>
        <StatusMark tone={toneOf(line)} word={words.code('state', line.state)} />
        {line.isMine ? <StatusMark tone="calm" glyph="person" word={tp('page.mine')} /> : null}
        {line.worseAt ? <StatusMark tone="bad" word={t('worse.mark')} /> : null}
      </PageLink>
    </li>
  )
}

import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { MatterFound, useDeskSummary, useReminders } from '../../../matters/web/console/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Flyout } from './Flyout.tsx'
import { consoleMessages } from './messages.ts'

/** What is overdue, where a reporter has new words, and what has just come in; the number on the bell is what is overdue, live. */
export function Reminders() {
  const t = useText(consoleMessages)
  const community = useHere()
  const { data } = useDeskSummary(community.id)
  const count = (data?.offices ?? []).reduce((sum, office) => sum + office.overdue, 0)
  const bell = (
    <Badge count={count} size="small" color="#b42318" overflowCount={99}>
      <Glyph name="bell" size={140} />
    </Badge>
  )
  return (
    <Flyout label={count > 0 ? t('bell.count', { count }) : t('bell.label')} face={bell}>
      {(close) => <Lists close={close} />}
    </Flyout>
  )
}

function Lists({ close }: { readonly close: () => void }) {
  const t = useText(consoleMessages)
  const community = useHere()
  const { overdue, said, fresh } = useReminders(community.id)
  return (
    <div className="desk-reminders">
      <h2>{t('bell.overdue')}</h2>
      {overdue.length === 0 ? <p className="quiet">{t('bell.none')}</p> : <Lines lines={overdue} close={close} />}
      {overdue.length > 0 ? (
        <Link to="/" search={{ queue: 'overdue' }} onClick={close}>
          {t('bell.all')}
        </Link>
      ) : null}
      {said.length > 0 ? (
        <>
          <h2>{t('bell.said')}</h2>
          <Lines lines={said} close={close} />
          <Link to="/" search={{ queue: 'said' }} onClick={close}>
            {t('bell.all-said')}
          </Link>
        </>
      ) : null}
      <h2>{t('bell.fresh')}</h2>
      {fresh.length === 0 ? <p className="quiet">{t('bell.no-fresh')}</p> : <Lines lines={fresh} close={close} />}
    </div>
  )
}

type LinesProps = { readonly lines: ReturnType<typeof useReminders>['overdue']; readonly close: () => void }

function Lines({ lines, close }: LinesProps) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id}>
          <Link to="/matters/$id" params={{ id: line.id }} onClick={close}>
            <MatterFound line={line} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

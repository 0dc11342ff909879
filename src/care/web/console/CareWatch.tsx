import '../alarm.css'
import './care.css'
import { Link, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { careDeskMessages } from './messages.ts'
import { useBoard } from './queries.ts'
import { allowRing, strike, useRing, useRinging } from './ring.ts'

/** On every page of the desk: rings, and stands as a red line, while an alarm waits for somebody to press “seen”. */
export function CareWatch() {
  const t = useText(careDeskMessages)
  const board = useBoard()
  const { isAllowed } = useRing()
  // The board has the button itself.
  const isOnBoard = useRouterState({ select: ({ location }) => location.pathname === '/care' })
  const waiting = board.data?.items.filter(({ unseen }) => unseen > 0) ?? []
  useRinging(waiting.length > 0)
  const only = waiting.length === 1 ? waiting[0] : undefined
  return (
    <div role="alert" className="no-print">
      {waiting.length > 0 ? (
        <p className="care-strip">
          <strong>
            <span className="care-blink" aria-hidden="true" />
            {t('ring.strip', { count: waiting.length })}
          </strong>
          {only ? (
            <Link to="/care/alarms/$id" params={{ id: only.id }}>
              {t('ring.go')}
            </Link>
          ) : (
            <Link to="/care">{t('ring.go')}</Link>
          )}
          {isAllowed || isOnBoard ? null : (
            <Button
              ghost
              onClick={() => {
                allowRing()
                strike()
              }}
            >
              {t('ring.allow')}
            </Button>
          )}
        </p>
      ) : null}
    </div>
  )
}

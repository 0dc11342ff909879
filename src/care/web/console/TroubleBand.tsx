import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { EngineState } from '../../contract-engine.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { careDeskMessages } from './messages.ts'
import { useEngine, useTrouble } from './queries.ts'

/** Above everything what must be known: that nobody is set up to send, and in red what must not be. */
export function TroubleBand() {
  return (
    <>
      <NoGateway />
      <Red />
    </>
  )
}

/** Where messages wait because nobody is set up to send them, that is said, and no standstill. */
function NoGateway() {
  const t = useText(careDeskMessages)
  const { data } = useEngine()
  if (!data || data.unsent === 0) return null
  return (
    <Notice
      tone="watch"
      title={t(data.isDemo ? 'still.no-gateway-demo' : 'still.no-gateway', { count: data.unsent })}
    />
  )
}

/** In red: what lost its last number that works, and what the auditor found standing. Nothing where all is in order. */
function Red() {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const { data } = useTrouble()
  const engine = useEngine()
  const [isOpen, setOpen] = useState(false)
  const findings = useFindings(engine.data)
  const lost = data?.lost
  if (findings.length === 0 && !lost?.count) return null
  return (
    <section className="care-trouble" aria-labelledby="trouble">
      <h2 id="trouble">
        <Glyph name="alert" /> {t('trouble.title')}
      </h2>
      {findings.map((finding) => (
        <p key={finding}>{finding}</p>
      ))}
      {engine.data?.state === 'standing' ? <p>{t('trouble.still-do')}</p> : null}
      {lost?.count ? (
        <div className="row">
          <p>{t('trouble.lost', { count: lost.count })}</p>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'trouble.hide' : 'trouble.show')}
          </Button>
        </div>
      ) : null}
      {isOpen ? (
        <ul className="care-chips">
          {lost?.items.map(({ id, name, home }) => (
            <li key={id}>
              <Link to="/care/plans/$id" params={{ id }}>
                {words.place(home)} · {name}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** What the auditor found, a sentence each. */
function useFindings(engine: EngineState | undefined): string[] {
  const t = useText(careDeskMessages)
  if (!engine) return []
  const standing = engine.standing.map(({ kind, count }) => t(`still.${kind}`, { count }))
  const isStill = engine.state === 'standing' && standing.length === 0
  return [
    ...(isStill ? [t('still.engine')] : []),
    ...standing,
    ...(engine.heldSince ? [t('still.held')] : []),
    ...(engine.clockInDoubt ? [t('still.clock')] : []),
  ]
}

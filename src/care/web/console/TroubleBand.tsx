import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { EngineState } from '../../contract-engine.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { careDeskMessages } from './messages.ts'
import { useEngine, useTrouble } from './queries.ts'

/** In red above everything: what lost its last number that works, and what the auditor found standing. Nothing where all is in order. */
export function TroubleBand() {
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

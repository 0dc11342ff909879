import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { Glyph } from '../../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { Reported } from '../../../contract-public.ts'
import { takingMessages } from './messages-taking.ts'

/** What the resident takes home: number, PIN and the days by which she hears; shown once and printed as a slip. */
export function TakenSlip({ taken, onNext }: { readonly taken: Reported; readonly onNext: () => void }) {
  const t = useText(takingMessages)
  const { language } = useLanguage()
  const now = useNow()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const due = (at: string) => formatMoment(at, now, language)
  const lines = [
    [t('taking.number'), taken.number],
    [t('taking.pin'), `${taken.pin.slice(0, 4)} ${taken.pin.slice(4)}`],
    [t('taking.first-answer'), due(taken.firstAnswerDue)],
    [t('taking.settle'), due(taken.settleDue)],
  ] as const
  return (
    <section className="stack" aria-labelledby="taken">
      <h2 id="taken" ref={heading} tabIndex={-1}>
        {t('taking.done')}
      </h2>
      <p className="no-print">{t('taking.say-number')}</p>
      <dl className="taken-slip">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('taking.by-phone')}</p>
      <div className="row no-print">
        <Button type="primary" icon={<Glyph name="print" />} onClick={() => window.print()}>
          {t('taking.print')}
        </Button>
        <Link to="/matters/$id" params={{ id: taken.matter }}>
          {t('taking.open')}
        </Link>
        <Button onClick={onNext}>{t('taking.next')}</Button>
      </div>
    </section>
  )
}

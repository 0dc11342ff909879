import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }

/** Who was called, and whether they answered. */
export function CallLog({ matter }: Props) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const calls = matter.remarks.filter(({ kind }) => kind === 'call')
  return (
    <Section title={t('call.title')}>
      {calls.length === 0 ? <p className="quiet">{t('call.none')}</p> : null}
      <ul className="calls">
        {calls.map((call) => (
          <li key={call.id}>
            <StatusMark
              tone={call.result === 'reached' ? 'good' : 'watch'}
              glyph="phone"
              word={words.code('call', call.result ?? '')}
            />
            <span className="quiet">
              {formatMoment(call.at, now, language)}
              {call.authorName ? ` · ${call.authorName}` : ''}
            </span>
            <p>{call.hidden ? t('remarks.hidden') : call.words}</p>
          </li>
        ))}
      </ul>
      {may(matter.abilities, 'log-call') && !isOpen ? (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {t('call.add')}
        </Button>
      ) : null}
      {isOpen ? <LazyActForm matter={matter} act="log-call" onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

import { useState } from 'react'
import { formatRelative } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { may } from '../console/act-order.ts'
import { useMatterWords } from '../console/words.ts'
import { CallSheet } from './CallSheet.tsx'
import { pocketMessages } from './messages.ts'

/** What each reporter said, and a way to call her where she left a number. */
export function Tellings({ matter }: { readonly matter: MatterPage }) {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const [calling, setCalling] = useState<string | null>(null)
  const mayCall = may(matter.abilities, 'contact')
  return (
    <section className="stack-tight">
      <h2>{t('matter.said')}</h2>
      <ul className="pocket-lines">
        {matter.tellings.map((telling) => (
          <li key={telling.report} className="stack-tight">
            <p className="pocket-words">
              {telling.hidden ? t('matter.hidden') : (telling.words ?? t('matter.no-words'))}
            </p>
            <p className="quiet">
              {[
                telling.contactName,
                words.code('channel', telling.channel),
                formatRelative(telling.madeAt, now, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {telling.hasContact && mayCall ? (
              <Button glyph="phone" onClick={() => setCalling(telling.report)}>
                {t('call.open')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {calling ? <CallSheet matter={matter} report={calling} onClose={() => setCalling(null)} /> : null}
    </section>
  )
}

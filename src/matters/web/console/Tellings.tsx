import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { ContactOpening } from './ContactOpening.tsx'
import { LazyActForm } from './LazyActForm.tsx'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }
type Telling = MatterPage['tellings'][number]

/** Everything reporters said when they reported, each with the way to reach them. */
export function Tellings({ matter }: Props) {
  const t = useText(matterMessages)
  return (
    <Section title={t('tellings.title')}>
      <ul className="tellings">
        {matter.tellings.map((telling) => (
          <li key={telling.report}>
            <OneTelling matter={matter} telling={telling} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneTelling({ matter, telling }: Props & { readonly telling: Telling }) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const [isHiding, setHiding] = useState(false)
  const mayHide = may(matter.abilities, 'hide-words') && !telling.hidden && telling.words !== null
  return (
    <>
      <TellingWords telling={telling} />
      <p className="quiet">
        {t('tellings.meta', {
          time: formatMoment(telling.madeAt, now, language),
          channel: words.code('channel', telling.channel),
        })}
        {telling.contactName ? ` · ${telling.contactName}` : ''}
        {telling.origin === matter.id ? '' : ` · ${t('tellings.joined')}`}
      </p>
      <div className="row">
        {telling.disputed ? <StatusMark tone="bad" word={t('tellings.disputed')} /> : null}
        {telling.confirmedAt ? <StatusMark tone="good" word={t('tellings.confirmed')} /> : null}
        {telling.rating ? (
          <StatusMark
            tone="rest"
            glyph="dot"
            word={t('tellings.rated', { rating: words.code('rating', telling.rating) })}
          />
        ) : null}
      </div>
      <div className="row no-print">
        {telling.hasContact ? (
          may(matter.abilities, 'contact') ? (
            <ContactOpening matter={matter} report={telling.report} />
          ) : null
        ) : (
          <span className="quiet">{t('contact.none')}</span>
        )}
        {mayHide ? (
          <Button
            type="text"
            icon={<Glyph name="eyeOff" />}
            aria-expanded={isHiding}
            onClick={() => setHiding(!isHiding)}
          >
            {t('tellings.hide')}
          </Button>
        ) : null}
      </div>
      {isHiding ? (
        <LazyActForm
          matter={matter}
          act="hide-words"
          given={{ target: 'report', targetId: telling.report }}
          onClose={() => setHiding(false)}
        />
      ) : null}
    </>
  )
}

function TellingWords({ telling }: { readonly telling: Telling }) {
  const t = useText(matterMessages)
  if (telling.hidden) {
    return (
      <p className="said said-hidden">
        <Glyph name="eyeOff" /> {t('tellings.hidden')}
        {telling.words ? <span className="spoken-only"> </span> : null}
      </p>
    )
  }
  return telling.words === null ? (
    <p className="said said-hidden">{t('tellings.no-words')}</p>
  ) : (
    <p className="said">{telling.words}</p>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'

type Props = { readonly matter: MatterPage }
type Assist = MatterPage['assists'][number]

/** Whom help was asked of, and what they answered. */
export function Assists({ matter }: Props) {
  const t = useText(matterMessages)
  if (matter.assists.length === 0) return null
  return (
    <Section title={t('assists.title')}>
      <ul className="remarks">
        {matter.assists.map((assist) => (
          <li key={assist.id}>
            <OneAssist matter={matter} assist={assist} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneAssist({ matter, assist }: Props & { readonly assist: Assist }) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const { language } = useLanguage()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const isWaiting = assist.answer === null && !assist.ended
  return (
    <>
      <p className="quiet">
        {t('assists.asked', { time: formatMoment(assist.askedAt, now, language), party: assist.partyName })}
      </p>
      <p>{assist.words}</p>
      {assist.answer ? (
        <p className="remark-words">
          {assist.answer}
          {assist.answeredAt ? (
            <span className="quiet">
              {' '}
              {t('assists.answered', { time: formatMoment(assist.answeredAt, now, language) })}
            </span>
          ) : null}
        </p>
      ) : (
        <p className="quiet">{t('assists.waiting')}</p>
      )}
      {isWaiting && may(matter.abilities, 'answer-assist') && !isOpen ? (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {say('act.answer-assist')}
        </Button>
      ) : null}
      {isOpen ? (
        <LazyActForm matter={matter} act="answer-assist" given={{ assist: assist.id }} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

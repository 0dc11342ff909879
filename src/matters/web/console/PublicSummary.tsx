import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'

type Props = { readonly matter: MatterPage }

/** What everybody may read of it, once somebody approved it. */
export function PublicSummary({ matter }: Props) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const [isOpen, setOpen] = useState(false)
  if (matter.private) {
    return (
      <Section title={t('summary.title')}>
        <p className="quiet">{t('summary.private')}</p>
      </Section>
    )
  }
  return (
    <Section title={t('summary.title')}>
      {matter.summary ? <p className="said">{matter.summary}</p> : <p className="quiet">{t('summary.none')}</p>}
      {may(matter.abilities, 'approve-summary') && !isOpen ? (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {say('act.approve-summary')}
        </Button>
      ) : null}
      {isOpen ? (
        <LazyActForm
          matter={matter}
          act="approve-summary"
          given={matter.summary ? { summary: matter.summary } : {}}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Section>
  )
}

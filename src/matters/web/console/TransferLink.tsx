import { Link } from '@tanstack/react-router'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { Section } from './Section.tsx'
import { transferMessages } from './transfer/messages-transfer.ts'

/** Above the sub-district: the note that goes along on paper. */
export function TransferLink({ matter }: { readonly matter: MatterPage }) {
  const t = useText(transferMessages)
  if (!may(matter.abilities, 'transfer-outside')) return null
  return (
    <Section title={t('transfer.link')} className="no-print">
      <p>{t('transfer.why')}</p>
      <p>
        <Link to="/print/transfer/$id" params={{ id: matter.id }} className="matter-back">
          <Glyph name="print" />
          {t('transfer.open')}
        </Link>
      </p>
    </Section>
  )
}

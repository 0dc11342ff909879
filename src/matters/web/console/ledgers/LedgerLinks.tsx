import './ledgers.css'
import { Link } from '@tanstack/react-router'
import { useSession } from '../../../../people/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { mayTakeLedgers } from '../what-one-sees.ts'
import { ledgerMessages } from './messages-ledgers.ts'

/** The ways to ledgers and sheets, for those who keep the desk. */
export function LedgerLinks() {
  const t = useText(ledgerMessages)
  const mayTake = mayTakeLedgers(useSession())
  if (!mayTake) return null
  return (
    <section className="ledger-links">
      <h2>{t('ledgers.title')}</h2>
      <p className="quiet">{t('ledgers.lead')}</p>
      <ul className="row">
        {(['all', 'closed-out', 'overdue'] as const).map((ledger) => (
          <li key={ledger}>
            <Link to="/print/ledger/$ledger" params={{ ledger }}>
              {t(`ledger.${ledger}`)}
            </Link>
          </li>
        ))}
        {(['week', 'month'] as const).map((period) => (
          <li key={period}>
            <Link to="/print/period/$period" params={{ period }}>
              {t(`period.${period}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

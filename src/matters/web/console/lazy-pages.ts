import { lazyRouteComponent } from '@tanstack/react-router'

// Pages that are fetched when their address is first opened.
export const MatterPage = lazyRouteComponent(() => import('./MatterPage.tsx'), 'MatterPage')
export const LedgerPage = lazyRouteComponent(() => import('./ledgers/LedgerPage.tsx'), 'LedgerPage')
export const PeriodPage = lazyRouteComponent(() => import('./ledgers/PeriodPage.tsx'), 'PeriodPage')
export const CallsPage = lazyRouteComponent(() => import('./calls/CallsPage.tsx'), 'CallsPage')
export const TransferPage = lazyRouteComponent(() => import('./transfer/TransferPage.tsx'), 'TransferPage')
export const TakingPage = lazyRouteComponent(() => import('./taking/TakingPage.tsx'), 'TakingPage')

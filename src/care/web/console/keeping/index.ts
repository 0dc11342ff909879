// The desk's further pages of care, fetched when one of them is opened.
export { EnginePage } from './EnginePage.tsx'
export { FeedsPage } from './FeedsPage.tsx'
export { HelpersPage } from './HelpersPage.tsx'
export { NoticesPage } from './NoticesPage.tsx'
export { ReliabilityPage } from './ReliabilityPage.tsx'
export { VisitsPage } from './VisitsPage.tsx'

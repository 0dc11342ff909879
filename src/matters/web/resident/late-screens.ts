import { late } from './late.tsx'

/** The three screens of a report and what follows. */
export const ReportFlow = late(() => import('./report/ReportFlow.tsx').then((screen) => screen.ReportFlow))
/** A reporter's own page. */
export const ReportPage = late(() => import('./follow/ReportPage.tsx').then((screen) => screen.ReportPage))
/** The public page of a matter. */
export const PublicPage = late(() => import('./PublicPage.tsx').then((screen) => screen.PublicPage))
/** What is kept and why. */
export const PrivacyPage = late(() => import('./PrivacyPage.tsx').then((screen) => screen.PrivacyPage))

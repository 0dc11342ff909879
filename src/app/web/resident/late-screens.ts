import { late } from '../../../matters/web/resident/index.ts'

/** A resident's own record. */
export const MePage = late(() => import('./MePage.tsx').then((screen) => screen.MePage))
/** How many live here, and how matters stand. */
export const TotalsPage = late(() => import('./TotalsPage.tsx').then((screen) => screen.TotalsPage))

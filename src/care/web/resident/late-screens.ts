import { late } from '../../../matters/web/resident/index.ts'

/** The page behind a care link: her own button, or what those she named may do. */
export const WellPage = late(() => import('./WellPage.tsx').then((screen) => screen.WellPage))
